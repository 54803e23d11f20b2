import "server-only";
import type { App } from "../context";

const AT_ONCE = 400;

/** Puts copies of a known instance into the store, with ids of their own: a large fleet without reading one. */
export async function instanceCopies(app: App, instanceId: string, count: number): Promise<void> {
  const row = await app.store.db
    .selectFrom("instances")
    .selectAll()
    .where("instance_id", "=", instanceId)
    .executeTakeFirstOrThrow();
  for (let from = 0; from < count; from += AT_ONCE) {
    const copies = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => ({
      ...row,
      instance_id: `cmgo-copy${String(from + index).padStart(6, "0")}`,
    }));
    await app.store.transaction((trx) => trx.insertInto("instances").values(copies).execute());
  }
}
