import "server-only";
import { randomUUID } from "node:crypto";
import { appendAudit } from "../audit/append-audit";
import { type Ctx, requirePermission } from "../context";

/** How long the person waits for the shown rows; what comes later is on the next poll. */
const WAIT_MILLIS = 4_000;

/** Reads the shown rows anew (waiting for them a few seconds), then the whole fleet in the background if asked. */
export async function refreshInstances(
  ctx: Ctx,
  input: { readonly keys: readonly { region: string; instanceId: string }[]; readonly everything: boolean },
): Promise<void> {
  requirePermission(ctx, "instance.refresh");
  const { app } = ctx;
  if (input.everything) {
    await app.store.transaction((trx) =>
      appendAudit(trx, ctx, {
        event: { action: "inventory.refresh", count: input.keys.length },
        outcome: "intent",
        subjectId: randomUUID(),
      }),
    );
  }
  const waited = new AbortController();
  const refresh = app.worker
    .refresh(input)
    .catch((error: unknown) => app.log.error({ err: error }, "a refresh failed"));
  await Promise.race([refresh, app.clock.sleep(WAIT_MILLIS, waited.signal)]);
  waited.abort();
}
