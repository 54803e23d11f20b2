import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { auditedTransaction } from "../auth/audited-transaction";
import { type Ctx, requirePermission } from "../context";

/**
 * Ends one of the asking member's own sessions; whoever uses it is out with the next request.
 * @throws Refusal "not_found" when it is somebody else's or has ended.
 */
export async function endSession(ctx: Ctx, { sessionId }: { sessionId: string }): Promise<void> {
  requirePermission(ctx, "own-account.manage");
  const { actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not_found");
  await auditedTransaction(ctx, { action: "session.end", sessionId }, async (trx) => {
    const ended = await trx
      .deleteFrom("session")
      .where("id", "=", sessionId)
      .where("userId", "=", actor.userId)
      .returning("id")
      .executeTakeFirst();
    if (!ended) throw new Refusal("not_found");
  });
}
