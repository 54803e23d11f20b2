"use server";

import { z } from "zod";
import { APPROVAL_SCOPES, LARGER_THAN_MAX, LARGER_THAN_MIN } from "@/lib/domain/approval-policy";
import { decideApproval } from "@/lib/server/approvals/decide-approval";
import { setApprovalPolicy as setPolicy } from "@/lib/server/approvals/set-approval-policy";
import { memberAction } from "./action-client";
import { reasonInput } from "./inputs";

const changeId = z.uuid();
const fingerprint = z.string().length(64);

/** Sets which changes need an approval, and whether the administrator works alone. */
export const setApprovalPolicy = memberAction
  .metadata({ name: "setApprovalPolicy", permission: "policy.manage" })
  .inputSchema(
    z
      .object({
        scope: z.enum(APPROVAL_SCOPES),
        largerThan: z.int().min(LARGER_THAN_MIN).max(LARGER_THAN_MAX),
        solo: z.boolean(),
      })
      .strict(),
  )
  .action(async ({ ctx, parsedInput }) => {
    await setPolicy(ctx, parsedInput);
    return null;
  });

/** Lets somebody else's change start: exactly the instances that were reviewed. */
export const approveChange = memberAction
  .metadata({ name: "approveChange", permission: "change.approve" })
  .inputSchema(z.object({ changeId, fingerprint, reason: reasonInput }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await decideApproval(ctx, { ...parsedInput, decision: "approve" });
    return { changeId: parsedInput.changeId };
  });

/** Ends somebody else's change before anything is sent; a refusal says why. */
export const refuseChange = memberAction
  .metadata({ name: "refuseChange", permission: "change.approve" })
  .inputSchema(z.object({ changeId, fingerprint, reason: reasonInput.min(1) }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await decideApproval(ctx, { ...parsedInput, decision: "refuse" });
    return { changeId: parsedInput.changeId };
  });

/** Takes back one's own request for an approval. */
export const withdrawChange = memberAction
  .metadata({ name: "withdrawChange", permission: "change.start" })
  .inputSchema(z.object({ changeId, fingerprint, reason: reasonInput }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await decideApproval(ctx, { ...parsedInput, decision: "withdraw" });
    return { changeId: parsedInput.changeId };
  });
