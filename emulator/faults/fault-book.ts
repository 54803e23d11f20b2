import { type FaultRule, faultRuleSchema } from "./fault-rule";

type OneOf<Kind extends FaultRule["kind"]> = Extract<FaultRule, { kind: Kind }>;

/** A fault that takes the place of the answer. */
type Failure = OneOf<
  "api_error" | "http_error" | "hang" | "reset" | "truncate" | "no_response" | "applied_answer_lost"
>;

/** What the rules say about one call. */
export type FaultPlan = {
  readonly delayMillis: number;
  readonly staleMillis: number;
  readonly flowOutcome: OneOf<"flow_outcome">["outcome"] | null;
  readonly withoutFlowId: boolean;
  readonly failure: Failure | null;
};

type Target = { readonly action: string; readonly region: string; readonly instanceIds: readonly string[] };
type Entry = { readonly id: string; readonly rule: FaultRule; skip: number; left: number };

/** The rules in force. For each call all modifiers that match apply, and the first failure that matches. */
export class FaultBook {
  #entries: Entry[] = [];
  #lastId = 0;

  /** @throws when the rule has an unknown kind or field: a rule that silently does nothing would make a test lie. */
  add(rule: FaultRule): string {
    const checked = faultRuleSchema.parse(rule);
    this.#lastId += 1;
    const id = `fault-${this.#lastId}`;
    this.#entries.push({ id, rule: checked, skip: checked.skip ?? 0, left: checked.times ?? Number.POSITIVE_INFINITY });
    return id;
  }

  clear(): void {
    this.#entries = [];
  }

  /** Counts down the rules that hit this call and says what they ask for. */
  plan(target: Target): FaultPlan {
    let plan: FaultPlan = { delayMillis: 0, staleMillis: 0, flowOutcome: null, withoutFlowId: false, failure: null };
    for (const entry of this.#entries) {
      if (!matches(entry.rule, target)) continue;
      const next = withRule(plan, entry.rule);
      if (next === null) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.left -= 1;
      plan = next;
    }
    this.#entries = this.#entries.filter((entry) => entry.left > 0);
    return plan;
  }
}

function matches(rule: FaultRule, target: Target): boolean {
  if (rule.action !== undefined && rule.action !== target.action) return false;
  if (rule.region !== undefined && rule.region !== target.region) return false;
  if (rule.instanceId !== undefined && !target.instanceIds.includes(rule.instanceId)) return false;
  const ofChange = rule.kind === "flow_outcome" || rule.kind === "no_flow_id";
  return !ofChange || target.action === "InstanceEnableSSL";
}

/** The plan with the rule in it; null when an earlier rule has already decided the failure, so that this one is not used up. */
function withRule(plan: FaultPlan, rule: FaultRule): FaultPlan | null {
  switch (rule.kind) {
    case "delay":
      return { ...plan, delayMillis: plan.delayMillis + rule.millis };
    case "stale_read":
      return { ...plan, staleMillis: Math.max(plan.staleMillis, rule.millis) };
    case "flow_outcome":
      return plan.flowOutcome === null ? { ...plan, flowOutcome: rule.outcome } : null;
    case "no_flow_id":
      return { ...plan, withoutFlowId: true };
    case "api_error":
    case "http_error":
    case "hang":
    case "reset":
    case "truncate":
    case "no_response":
    case "applied_answer_lost":
      return plan.failure === null ? { ...plan, failure: rule } : null;
  }
}
