import { z } from "zod";

const matching = {
  action: z.string().optional(),
  region: z.string().optional(),
  instanceId: z.string().optional(),
  /** How many calls it hits before it is spent; absent = every one. */
  times: z.union([z.number().int().min(1), z.literal(Number.POSITIVE_INFINITY)]).optional(),
  /** Let so many matching calls pass first. */
  skip: z.number().int().min(0).optional(),
};

const lostAnswer = z.enum(["reset", "hang", "truncate", "http_error"]);

/**
 * A fault as data. Unless said otherwise the action is NOT carried out:
 * - `delay`: waits, then carries the call out, even when the caller has gone meanwhile (a late arrival).
 * - `truncate`: HTTP 200 with half of a JSON document, as from a proxy that lost the rest; with `cut` the headers announce the whole
 *   and the connection breaks in the middle (the official SDK then waits until its time-out).
 * - `no_response`: HTTP 200 with a JSON object that has no `Response`.
 * - `applied_answer_lost`: carries the call out, then loses the answer in the way of `how`.
 * - `flow_outcome`: the change is accepted, and its flow ends so (InstanceEnableSSL only).
 * - `stale_read`: reads answer the state of `millis` ago.
 * - `no_flow_id`: InstanceEnableSSL answers without FlowId; the flow runs all the same.
 */
export const faultRuleSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...matching,
    kind: z.literal("api_error"),
    code: z.string().min(1),
    message: z.string().optional(),
  }),
  z.strictObject({
    ...matching,
    kind: z.literal("http_error"),
    status: z.number().int().min(400).max(599),
    html: z.literal(true).optional(),
  }),
  z.strictObject({ ...matching, kind: z.literal("delay"), millis: z.number().min(0) }),
  z.strictObject({ ...matching, kind: z.literal("hang") }),
  z.strictObject({ ...matching, kind: z.literal("reset") }),
  z.strictObject({ ...matching, kind: z.literal("truncate"), cut: z.literal(true).optional() }),
  z.strictObject({ ...matching, kind: z.literal("no_response") }),
  z.strictObject({ ...matching, kind: z.literal("applied_answer_lost"), how: lostAnswer }),
  z.strictObject({ ...matching, kind: z.literal("flow_outcome"), outcome: z.enum(["failed", "paused", "undoed"]) }),
  z.strictObject({ ...matching, kind: z.literal("stale_read"), millis: z.number().min(0) }),
  z.strictObject({ ...matching, kind: z.literal("no_flow_id") }),
]);

export type FaultRule = z.infer<typeof faultRuleSchema>;
