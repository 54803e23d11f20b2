import type { ApprovalPolicy } from "./approval-policy";
import type { CollectionFormat } from "./certificate-collection";
import type { CertificateFormat } from "./certificate-format";
import type { ReportFormat } from "./report-format";
import type { TickedStep } from "./rotation-tick";
import type { ChangeTarget, SslTarget } from "./ssl-state";

type OnInstance = { readonly region: string; readonly instanceId: string };
type OnChange = OnInstance & { readonly changeId: string; readonly itemId: string; readonly target: ChangeTarget };

/** Everything the console writes down about who did what. One union, so that no event can be written without its facts. */
export type AuditEvent =
  | ({ readonly action: "ssl.change"; readonly reason: string; readonly seen: string } & OnChange)
  | ({ readonly action: "ssl.send"; readonly attempt: number; readonly target: SslTarget } & OnChange)
  | ({ readonly action: "rotation.off"; readonly flowId: string | null } & OnChange)
  | ({ readonly action: "rotation.ended-off" } & OnChange)
  | ({ readonly action: "rotation.leave-off"; readonly reason: string } & OnChange)
  | ({ readonly action: "change.take-over"; readonly reason: string } & OnChange)
  | { readonly action: "change.pause" | "change.resume" | "change.cancel"; readonly changeId: string }
  | { readonly action: "change.start-now" | "change.begin" | "change.end"; readonly changeId: string }
  | ({
      readonly action: "certificate.download";
      readonly sha256: string | null;
      readonly format: CertificateFormat;
    } & OnInstance)
  | {
      readonly action: "approval.ask" | "approval.solo";
      readonly changeId: string;
      readonly fingerprint: string;
      readonly instances: number;
    }
  | {
      readonly action: "approval.approve" | "approval.refuse" | "approval.withdraw" | "approval.expire";
      readonly changeId: string;
      readonly fingerprint: string;
      readonly reason: string;
    }
  | {
      readonly action: "policy.weaken" | "policy.tighten";
      readonly before: ApprovalPolicy;
      readonly after: ApprovalPolicy;
    }
  | ({ readonly action: "proof.run"; readonly nodes: number; readonly proven: number } & OnInstance)
  | { readonly action: "proof.run-daily"; readonly instances: number; readonly proven: number }
  | { readonly action: "rotation.open"; readonly rotationId: string; readonly reason: string }
  | {
      readonly action: "rotation.tick";
      readonly rotationId: string;
      readonly itemId: string | null;
      readonly step: TickedStep;
      readonly done: boolean;
      readonly reason: string;
    }
  | { readonly action: "rotation.look" | "rotation.end"; readonly rotationId: string }
  | ({
      readonly action: "rotation.new-ca";
      readonly rotationId: string;
      readonly oldSha256: string;
      readonly newSha256: string;
    } & OnInstance)
  | ({
      readonly action: "rotation.close";
      readonly rotationId: string;
      /** Null = a person closed it. */
      readonly proofId: string | null;
      readonly reason: string;
    } & OnInstance)
  | { readonly action: "rotation.cancel"; readonly rotationId: string; readonly reason: string }
  | { readonly action: "certificate.download"; readonly format: CollectionFormat; readonly count: number }
  | { readonly action: "session.sign-in"; readonly email: string }
  | { readonly action: "session.sign-out" }
  | { readonly action: "session.end"; readonly sessionId: string }
  | { readonly action: "password.change" }
  | { readonly action: "password.reset"; readonly email: string }
  | { readonly action: "member.invite"; readonly email: string; readonly role: string }
  | { readonly action: "member.join"; readonly email: string; readonly role: string }
  | { readonly action: "member.role"; readonly userId: string; readonly email: string; readonly role: string }
  | { readonly action: "member.remove"; readonly userId: string; readonly email: string }
  | { readonly action: "invitation.revoke"; readonly invitationId: string; readonly email: string }
  | { readonly action: "permission.check"; readonly regions: readonly string[] }
  /** Calls a minute. */
  | { readonly action: "sync.budget"; readonly budgetBefore: number; readonly budgetAfter: number }
  | { readonly action: "inventory.refresh"; readonly count: number }
  | {
      readonly action: "inventory.export";
      readonly format: ReportFormat;
      /** What was asked for: the search parameters of the list. */
      readonly query: string;
      /** Instances that were given; null before the first one. */
      readonly count: number | null;
    }
  | { readonly action: "view.save"; readonly viewId: string; readonly name: string; readonly shared: boolean }
  | {
      readonly action: "view.change" | "view.rename" | "view.share" | "view.unshare" | "view.delete" | "view.take-over";
      readonly viewId: string;
      readonly name: string;
    }
  | { readonly action: "view.default"; readonly viewId: string | null; readonly name: string | null };

export type AuditAction = AuditEvent["action"];

export const AUDIT_ACTIONS = [
  "ssl.change",
  "ssl.send",
  "change.pause",
  "change.resume",
  "change.cancel",
  "change.take-over",
  "rotation.off",
  "rotation.ended-off",
  "rotation.leave-off",
  "change.start-now",
  "change.begin",
  "change.end",
  "approval.ask",
  "approval.solo",
  "approval.approve",
  "approval.refuse",
  "approval.withdraw",
  "approval.expire",
  "policy.weaken",
  "policy.tighten",
  "certificate.download",
  "proof.run",
  "proof.run-daily",
  "rotation.open",
  "rotation.tick",
  "rotation.look",
  "rotation.new-ca",
  "rotation.close",
  "rotation.cancel",
  "rotation.end",
  "session.sign-in",
  "session.sign-out",
  "session.end",
  "password.change",
  "password.reset",
  "member.invite",
  "member.join",
  "member.role",
  "member.remove",
  "invitation.revoke",
  "permission.check",
  "sync.budget",
  "inventory.refresh",
  "inventory.export",
  "view.save",
  "view.change",
  "view.rename",
  "view.share",
  "view.unshare",
  "view.delete",
  "view.take-over",
  "view.default",
] as const satisfies readonly AuditAction[];

/** `intent` is written before the effect; the others tell how it ended. */
export const AUDIT_OUTCOMES = [
  "intent",
  "succeeded",
  "refused",
  "failed",
  "unknown",
  "needs_attention",
  "skipped",
] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];
