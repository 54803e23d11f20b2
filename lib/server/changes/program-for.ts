import "server-only";
import type { App, Ctx, Trx } from "../context";

/** The program acting for the person who asked for a change: named in the audit as such. `requestId` ties together what it does in one go. */
export async function programFor(trx: Trx, app: App, changeId: string, requestId: string): Promise<Ctx> {
  const change = await trx
    .selectFrom("changes")
    .select("created_by_name")
    .where("id", "=", changeId)
    .executeTakeFirst();
  return {
    app,
    actor: { kind: "program", name: `console for ${change?.created_by_name ?? "a removed member"}` },
    requestId,
    clientAddress: null,
  };
}
