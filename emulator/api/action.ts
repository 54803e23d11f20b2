import type { EmulatedFlow } from "../emulated-instance";
import type { Fleet } from "../fleet/fleet";

/** What an action works on. Times are epoch milliseconds. */
export type ActionInput = {
  readonly fleet: Fleet;
  readonly region: string;
  readonly params: object;
  readonly now: number;
  /** The moment whose state reads answer; undefined = the present. */
  readonly readAt: number | undefined;
  readonly baseUrl: string;
  readonly flowMillis: number;
  readonly flowOutcome: EmulatedFlow["outcome"];
  readonly withoutFlowId: boolean;
};

/** Answers the fields of `Response`, without the RequestId. Throws ApiError for a refusal. */
export type Action = (input: ActionInput) => object;
