import "server-only";
import { CLIENTS_AT_ONCE, type ClientAnswers } from "@/lib/domain/client-counts";
import { DEFAULT_ACCOUNT, isInstanceId } from "@/lib/domain/instance";
import { Refusal } from "@/lib/domain/refusal";
import { CloudError } from "../cloud/cloud";
import { type Ctx, requirePermission } from "../context";

/** Whoever reviews a change does not wait longer than this for numbers that may be missing anyway. */
const WAIT_MILLIS = 8_000;

/**
 * Who is connected to these instances now, asked behind everything else: a person's change, what follows it. `null` = not known, for whatever
 * reason. Names that the console doesn't know are left out. Refuses: not_permitted, invalid_input (too many at once).
 */
export async function connectedClients(
  ctx: Ctx,
  keys: readonly { readonly region: string; readonly instanceId: string }[],
  signal: AbortSignal,
): Promise<ClientAnswers> {
  requirePermission(ctx, "change.start");
  if (keys.length === 0 || keys.length > CLIENTS_AT_ONCE || !keys.every((key) => isInstanceId(key.instanceId)))
    throw new Refusal("invalid_input", { field: "of" });
  const { app } = ctx;
  const ids = keys.map((key) => key.instanceId);
  const stored = await app.store.db
    .selectFrom("instances")
    .select(["region", "instance_id"])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("instance_id", "in", ids)
    .execute();
  const known = new Set(stored.map((row) => `${row.region}/${row.instance_id}`));
  const limit = AbortSignal.any([signal, AbortSignal.timeout(WAIT_MILLIS)]);
  const asked = keys.filter((key) => known.has(`${key.region}/${key.instanceId}`));
  const instances = await Promise.all(
    asked.map(async ({ region, instanceId }) => {
      try {
        const { connected } = await app.cloud.readClients(region, instanceId, {
          lane: "sync",
          retries: 0,
          signal: limit,
        });
        return { region, instanceId, clients: connected };
      } catch (error) {
        if (error instanceof CloudError) return { region, instanceId, clients: null };
        throw error;
      }
    }),
  );
  return { instances };
}
