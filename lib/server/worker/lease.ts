import "server-only";
import type { Trx } from "../context";
import { databaseNow } from "../db/engine-differences";
import type { Store } from "../db/store";

/** Who does the background work. The one lease of a store; its epoch grows with every new holder. */
const WORKER_LEASE = "worker";
/** A leader that stops renewing is replaced after this long, by the database's clock: short enough that a server started anew leads within 10 s. */
export const LEASE_MILLIS = 8_000;
export const LEASE_RENEW_MILLIS = 3_000;

/**
 * Takes the lease and returns its new epoch, or null while another holder's is alive. On SQLite the folder's lock has already proven that no
 * other process works on this store, so the lease of a process that died is taken at once.
 */
export async function takeLease(store: Store, holder: string): Promise<number | null> {
  return store.transaction(async (trx) => {
    const now = await databaseNow(trx, store.engine);
    const taken = await trx
      .insertInto("leases")
      .values({ name: WORKER_LEASE, holder, epoch: 1, expires_at: now + LEASE_MILLIS })
      .onConflict((conflict) =>
        conflict
          .column("name")
          .doUpdateSet((eb) => ({ holder, epoch: eb("leases.epoch", "+", 1), expires_at: now + LEASE_MILLIS }))
          .where("leases.expires_at", "<=", store.engine === "sqlite" ? Number.MAX_SAFE_INTEGER : now),
      )
      .returning("epoch")
      .executeTakeFirst();
    return taken?.epoch ?? null;
  });
}

/** How long until the lease of another can be taken, in milliseconds by the database's clock; it may be prolonged until then. */
export async function leaseFreeAfter(store: Store): Promise<number> {
  const lease = await store.db
    .selectFrom("leases")
    .select("expires_at")
    .where("name", "=", WORKER_LEASE)
    .executeTakeFirst();
  return Math.max(0, (lease?.expires_at ?? 0) - (await databaseNow(store.db, store.engine)));
}

/** Prolongs the lease; false = somebody else leads now. */
export async function renewLease(store: Store, epoch: number): Promise<boolean> {
  return store.transaction(async (trx) => {
    const now = await databaseNow(trx, store.engine);
    const renewed = await trx
      .updateTable("leases")
      .set({ expires_at: now + LEASE_MILLIS })
      .where("name", "=", WORKER_LEASE)
      .where("epoch", "=", epoch)
      .executeTakeFirst();
    return renewed.numUpdatedRows === 1n;
  });
}

/** Gives the lease up at once, so that a successor need not wait for its end. */
export async function releaseLease(store: Store, epoch: number): Promise<void> {
  await store.transaction((trx) =>
    trx
      .updateTable("leases")
      .set({ expires_at: 0 })
      .where("name", "=", WORKER_LEASE)
      .where("epoch", "=", epoch)
      .execute(),
  );
}

/** Whether this epoch still leads, as seen inside the transaction that is about to write. */
export async function leads(trx: Trx, epoch: number): Promise<boolean> {
  const lease = await trx.selectFrom("leases").select("epoch").where("name", "=", WORKER_LEASE).executeTakeFirst();
  return lease?.epoch === epoch;
}
