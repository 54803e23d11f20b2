import type { AdviceKey } from "./api-error";
import type { Answer } from "./change-item";
import type { FlowState } from "./flow";
import type { SslState, SslTarget } from "./ssl-state";

/** What one look at the cloud told about an item's instance. `null` = could not be read this time. */
export type Reading = {
  /** DescribeDBInstances.Status; "gone" = the API says the instance is not there. */
  readonly status: number | "gone" | null;
  readonly ssl: SslState | null;
  /** Null when there is no flow id, or the flow could not be read. */
  readonly flow: FlowState | null;
};

export type ItemFacts = {
  readonly state: "sending" | "applying";
  readonly target: SslTarget;
  readonly answer: Answer | null;
  readonly hasFlow: boolean;
  /** Since when every reading has shown the instance idle and not at the target; epoch milliseconds. */
  readonly unchangedSince: number | null;
};

/** What to do with an item after a reading. `wait` keeps its state; `unchangedSince` is what to remember for the next look. */
export type Step =
  | { readonly to: "wait" | "applying"; readonly unchangedSince: number | null }
  | { readonly to: "succeeded" }
  | { readonly to: "failed" | "needs_attention"; readonly advice: AdviceKey };

/** A refusal that does not tell whether work began (InternalError) is believed once this much idle time has been seen, if it is less than RECONCILE_SECONDS. */
const DOUBTFUL_IDLE_MILLIS = 10_000;

function idleVerdict(item: ItemFacts, now: number, reconcileMillis: number): Step {
  const unchangedSince = item.unchangedSince ?? now;
  const limit = item.answer === "doubtful" ? Math.min(DOUBTFUL_IDLE_MILLIS, reconcileMillis) : reconcileMillis;
  if (now - unchangedSince < limit) return { to: "wait", unchangedSince };
  // A code came back and nothing has happened: that is a failure. No answer at all: a person decides, never the program.
  return item.answer === "doubtful"
    ? { to: "failed", advice: "internal" }
    : { to: "needs_attention", advice: "unchanged" };
}

/**
 * The rule of every change (tencent-api.md): done only when the flow is success (if there is one), SSL is the target and the instance runs
 * (Status 2). Failed only when the flow says so; `paused` needs a person; nothing fails by time alone. Whatever could not be read is no evidence.
 */
export function nextStep(item: ItemFacts, reading: Reading, now: number, reconcileMillis: number): Step {
  const { flow, ssl, status } = reading;
  if (flow === "failed") return { to: "failed", advice: "flow_failed" };
  if (flow === "undone") return { to: "failed", advice: "flow_undone" };
  if (flow === "paused") return { to: "needs_attention", advice: "flow_paused" };
  if (status === "gone") return { to: "needs_attention", advice: "gone" };

  const flowEnded = !item.hasFlow || flow === "succeeded";
  if (flowEnded && ssl === item.target && status === 2) return { to: "succeeded" };

  const inProcess = flow === "running" || (status !== null && status !== 2);
  if (inProcess) return { to: item.state === "sending" ? "applying" : "wait", unchangedSince: null };

  const idle = flowEnded && status === 2 && ssl !== null;
  return idle ? idleVerdict(item, now, reconcileMillis) : { to: "wait", unchangedSince: item.unchangedSince };
}
