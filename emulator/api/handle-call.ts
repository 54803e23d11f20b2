import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Call } from "../call-log";
import type { FaultPlan } from "../faults/fault-book";
import { loseAnswer, sendHttpError } from "../faults/lose-answer";
import type { ReceivedRequest } from "../http/received-request";
import { sendJson } from "../http/send";
import type { Machine } from "../machine";
import type { Settings } from "../settings";
import type { Action } from "./action";
import { ACTIONS } from "./action-table";
import { ApiError } from "./api-error";
import { type Credentials, verifySignature } from "./verify-signature";

const VERSION = "2019-07-25";

export type CallContext = {
  readonly machine: Machine;
  readonly settings: Settings;
  readonly credentials: Credentials;
  readonly baseUrl: string;
  /** The clock of the fleet, which a test may set. */
  readonly now: () => number;
  /** The clock of signatures and rates: callers sign with the real time, and a frozen clock would never free a window. */
  readonly wallClock: () => number;
  /** Aborted when the emulator closes. */
  readonly closing: AbortSignal;
};

/** One call of the API, from the signature to the answer or to what a fault makes of it. */
export async function handleCall(
  context: CallContext,
  request: ReceivedRequest,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  const call = context.machine.calls.add({
    at: context.wallClock(),
    host: request.headers.host ?? "",
    action: request.headers["x-tc-action"] ?? "",
    region: request.headers["x-tc-region"] ?? "",
    instanceId: null,
    params: {},
    outcome: "pending",
    requestId,
  });
  try {
    const action = admit(context, request, call);
    const plan = planOf(context.machine, call);
    if (plan.failure !== null) call.outcome = plan.failure.kind;
    if (plan.delayMillis > 0) await wait(plan.delayMillis, undefined, { signal: context.closing });
    if (plan.failure !== null && plan.failure.kind !== "applied_answer_lost") {
      fail(response, plan.failure, requestId);
      return;
    }
    if (plan.failure !== null) {
      carryOutUnheard(context, action, call, plan);
      loseAnswer(response, plan.failure.how, requestId);
      return;
    }
    const answer = carryOut(context, action, call, plan);
    call.outcome = "answered";
    await travel(context);
    if (context.closing.aborted) return;
    sendJson(response, 200, { Response: { ...answer, RequestId: requestId } });
  } catch (error) {
    if (context.closing.aborted) return;
    const { code, message } = error instanceof ApiError ? error : new ApiError("InternalError", String(error));
    call.outcome = code;
    await travel(context);
    if (context.closing.aborted) return;
    sendJson(response, 200, { Response: { Error: { Code: code, Message: message }, RequestId: requestId } });
  }
}

/** The way there and back, as long for a refusal as for an answer: a loop that is refused goes no faster for it. Ends early when the emulator closes. */
async function travel({ settings, closing }: CallContext): Promise<void> {
  if (settings.latencyMillis === 0 || closing.aborted) return;
  await wait(settings.latencyMillis, undefined, { signal: closing }).catch(() => undefined);
}

/** The common checks in the order of the real gateway: the signature first, then what is asked for, then the rate. */
function admit(context: CallContext, request: ReceivedRequest, call: Call): Action {
  if (request.method !== "POST")
    throw new ApiError("UnsupportedProtocol", "The emulator takes POST with a JSON body only.");
  verifySignature(request, context.credentials, call.at);
  if (call.action === "") throw new ApiError("MissingParameter", "The request is missing the header X-TC-Action.");
  const version = request.headers["x-tc-version"] ?? "";
  if (version === "") throw new ApiError("MissingParameter", "The request is missing the header X-TC-Version.");
  if (version !== VERSION) throw new ApiError("NoSuchVersion", `The API version ${version} does not exist.`);
  const action = ACTIONS.get(call.action);
  if (action === undefined) throw new ApiError("InvalidAction", `The action ${call.action} is invalid.`);
  const limit = context.settings.callsPerSecond;
  if (!context.machine.rate.admit(`${request.headers.host} ${call.action}`, call.at, limit)) {
    throw new ApiError(
      "RequestLimitExceeded",
      `Your current request times exceed the frequency limit of ${limit} a second. Reduce the frequency of calls.`,
    );
  }
  call.params = parseBody(request);
  call.instanceId = instanceOf(context.machine, call.params);
  if (call.region === "") throw new ApiError("MissingParameter", "The request is missing the header X-TC-Region.");
  return action;
}

function parseBody(request: ReceivedRequest): object {
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) {
    throw new ApiError("InvalidParameter", "The Content-Type must be application/json.");
  }
  let body: unknown;
  try {
    body = JSON.parse(request.body.toString("utf8") || "{}");
  } catch {
    throw new ApiError("InvalidParameter", "The request body is not valid JSON.");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new ApiError("InvalidParameter", "The request body must be a JSON object.");
  }
  return body;
}

function instanceOf(machine: Machine, params: object): string | null {
  if ("InstanceId" in params && typeof params.InstanceId === "string") return params.InstanceId;
  if ("AsyncRequestId" in params) return machine.fleet().flow(Number(params.AsyncRequestId))?.instanceId ?? null;
  return null;
}

function planOf(machine: Machine, call: Call): FaultPlan {
  const listed: unknown[] =
    "InstanceIds" in call.params && Array.isArray(call.params.InstanceIds) ? call.params.InstanceIds : [];
  const instanceIds = [call.instanceId, ...listed].filter((id) => typeof id === "string");
  return machine.faults.plan({ action: call.action, region: call.region, instanceIds });
}

function carryOut(context: CallContext, action: Action, call: Call, plan: FaultPlan): object {
  const { machine, settings, baseUrl } = context;
  if (!machine.isServed(call.region))
    throw new ApiError("UnsupportedRegion", `The region ${call.region} is not supported.`);
  if (machine.isDenied(call.region)) {
    throw new ApiError(
      "UnauthorizedOperation",
      `You are not authorized to perform operation (mongodb:${call.action}) in ${call.region}: the CAM policy of this key does not allow it.`,
    );
  }
  const now = context.now();
  const answer = action({
    fleet: machine.fleet(),
    region: call.region,
    params: call.params,
    now,
    readAt: plan.staleMillis > 0 ? now - plan.staleMillis : undefined,
    baseUrl,
    flowMillis: settings.flowMillis,
    flowOutcome: plan.flowOutcome ?? "success",
    withoutFlowId: plan.withoutFlowId,
  });
  if (call.action === "InstanceEnableSSL") machine.save();
  return answer;
}

/** A refusal gets lost like any other answer. */
function carryOutUnheard(context: CallContext, action: Action, call: Call, plan: FaultPlan): void {
  try {
    carryOut(context, action, call, plan);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

function fail(
  response: ServerResponse,
  failure: Exclude<NonNullable<FaultPlan["failure"]>, { kind: "applied_answer_lost" }>,
  requestId: string,
): void {
  switch (failure.kind) {
    case "api_error":
      throw new ApiError(failure.code, failure.message ?? "This error was asked for by a fault rule.");
    case "http_error":
      sendHttpError(response, failure.status, failure.html === true);
      return;
    case "no_response":
      sendJson(response, 200, {});
      return;
    case "truncate":
      loseAnswer(response, failure.cut === true ? "cut" : "truncate", requestId);
      return;
    case "hang":
    case "reset":
      loseAnswer(response, failure.kind, requestId);
  }
}
