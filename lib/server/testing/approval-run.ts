import "server-only";
import { randomUUID } from "node:crypto";
import type { ApprovalScope } from "@/lib/domain/approval-policy";
import { type ChangeSettings, DEFAULT_CHANGE_SETTINGS } from "@/lib/domain/change-settings";
import { DEFAULT_FILTER } from "@/lib/domain/instance-filter";
import { type ApprovalDecision, decideApproval } from "../approvals/decide-approval";
import { setApprovalPolicy } from "../approvals/set-approval-policy";
import { getChange } from "../changes/get-change";
import { reviewChange } from "../changes/review-change";
import { startChange } from "../changes/start-change";
import type { Ctx } from "../context";

export const EVERYTHING = { kind: "filter" as const, filter: DEFAULT_FILTER };

/** Sets the rule as an administrator does. */
export function requireApproval(admin: Ctx, scope: ApprovalScope, largerThan = 10, solo = false): Promise<void> {
  return setApprovalPolicy(admin, { scope, largerThan, solo });
}

/** Asks for an approval to enable SSL on everything that can be; returns the change that waits. */
export async function askForApproval(asker: Ctx, settings: Partial<ChangeSettings> = {}): Promise<string> {
  const { fingerprint } = await reviewChange(asker, { target: "enabled", selection: EVERYTHING });
  const { changeId } = await startChange(asker, {
    intentId: randomUUID(),
    target: "enabled",
    selection: EVERYTHING,
    settings: { ...DEFAULT_CHANGE_SETTINGS, ...settings },
    reason: "CHG-9",
    fingerprint,
    asking: true,
  });
  return changeId;
}

/** Decides what the person sees on the page of the change. */
export async function decide(ctx: Ctx, changeId: string, decision: ApprovalDecision, reason = ""): Promise<void> {
  const { approval } = await getChange(ctx, changeId);
  await decideApproval(ctx, { changeId, decision, fingerprint: approval?.fingerprint ?? "", reason });
}
