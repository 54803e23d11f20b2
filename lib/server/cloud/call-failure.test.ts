import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/emulator/emulator";
import { startEmulator } from "@/emulator/start-emulator";
import type { Cloud } from "./cloud";
import { failureOf, ONCE, openTestCloud } from "./test-cloud";

const REGION = "ap-guangzhou";
const ID = "cmgo-aaaa0001";
let emulator: Emulator;
let cloud: Cloud;

beforeAll(async () => {
  emulator = await startEmulator({ seed: "empty", callsPerSecond: 1_000, sessionToken: "a-session-token" });
  cloud = openTestCloud({
    endpoint: emulator.url,
    timeoutMillis: 400,
    cloud: { callsPerSecond: 1_000, sessionToken: "a-session-token" },
  });
});
beforeEach(() => {
  emulator.reset({ seed: "empty" });
  emulator.addInstance({ region: REGION, instanceId: ID, ssl: "disabled" });
});
afterAll(async () => {
  cloud.close();
  await emulator.close();
});

const read = () => cloud.readSsl(REGION, ID, ONCE);
const write = () => cloud.enableSsl(REGION, ID, true, { lane: "change" });

describe("an answer with a code", () => {
  it.each([
    // The InstanceEnableSSL page.
    ["InternalError", "retryable"],
    ["InvalidParameterValue.LockFailed", "busy"],
    ["UnsupportedOperation", "final"],
    ["UnsupportedOperation.KernelVersionNotSupport", "final"],
    ["UnsupportedOperation.SecondaryVersionNotSupportAudit", "final"],
    ["UnsupportedOperation.VersionNotSupport", "final"],
    // tencent-api.md, "Retry classes".
    ["RequestLimitExceeded", "retryable"],
    ["RequestLimitExceeded.UinLimitExceeded", "retryable"],
    ["LimitExceeded.TooManyRequests", "retryable"],
    ["InternalError.DbOperationFailed", "retryable"],
    ["ResourceUnavailable", "retryable"],
    ["ResourceInUse", "retryable"],
    ["FailedOperation.KernelResponseTimeout", "retryable"],
    ["InvalidParameterValue.StatusAbnormal", "busy"],
    ["InvalidParameterValue.IllegalInstanceStatus", "busy"],
    ["FailedOperation.OperationNotAllowedInInstanceLocking", "busy"],
    ["InvalidParameterValue.NotFoundInstance", "final"],
    ["InvalidParameterValue.InstanceHasBeenIsolated", "final"],
    ["InvalidParameterValue.InstanceHasBeenDeleted", "final"],
    ["InvalidParameterValue.RegionError", "final"],
    ["UnsupportedRegion", "final"],
    ["UnauthorizedOperation", "permission"],
    ["UnauthorizedOperation.CamPermissionDenied", "permission"],
    ["AuthFailure", "permission"],
    ["AuthFailure.SignatureExpire", "permission"],
    ["InvalidParameter.PermissionDenied", "permission"],
    ["ACodeOfTomorrow.Unheard", "final"],
  ] as const)("%s is %s, for a read and for a write", async (code, cls) => {
    emulator.addFault({ kind: "api_error", code, message: `told by the API: ${code}` });
    for (const call of [read, write]) {
      const failure = await failureOf(call());
      expect(failure).toMatchObject({ class: cls, code, requestId: emulator.calls().at(-1)?.requestId });
      expect(failure.message).toContain(`told by the API: ${code}`);
    }
    expect(emulator.calls({ action: "InstanceEnableSSL" })).toHaveLength(1);
  });

  it("tells the emulator's own refusals alike", async () => {
    expect(await failureOf(cloud.readSsl(REGION, "cmgo-aaaa0009", ONCE))).toMatchObject({
      class: "final",
      code: "InvalidParameterValue.NotFoundInstance",
    });
    emulator.addInstance({ region: REGION, instanceId: "cmgo-aaaa0002", ssl: "unsupported" });
    expect((await failureOf(cloud.readSsl(REGION, "cmgo-aaaa0002", ONCE))).code).toMatch(/^UnsupportedOperation/);
  });
});

describe("an answer that is none", () => {
  it.each([
    ["a reset", { kind: "reset" }],
    ["a hang", { kind: "hang" }],
    ["HTTP 500", { kind: "http_error", status: 500 }],
    ["HTTP 502 with HTML", { kind: "http_error", status: 502, html: true }],
    ["HTTP 503 with HTML", { kind: "http_error", status: 503, html: true }],
    ["HTTP 404", { kind: "http_error", status: 404 }],
    ["a truncated body", { kind: "truncate" }],
    ["JSON without Response", { kind: "no_response" }],
  ] as const)("%s leaves the outcome unknown, for a read and for a write", async (_, fault) => {
    emulator.addFault(fault);
    for (const failure of [await failureOf(read()), await failureOf(write())]) {
      expect(failure).toMatchObject({ class: "unknown_outcome", code: null, requestId: null });
    }
    expect(emulator.calls({ action: "InstanceEnableSSL" })).toHaveLength(1);
    emulator.clearFaults();
    expect((await read()).enabled).toBe(false);
  });

  it.each(["reset", "hang", "truncate", "http_error"] as const)(
    "a write that was applied and whose answer is lost by %s is unknown, too",
    async (how) => {
      emulator.addFault({ kind: "applied_answer_lost", how });
      expect(await failureOf(write())).toMatchObject({ class: "unknown_outcome", code: null });
      expect(emulator.instance(REGION, ID)?.flow?.target).toBe("enabled");
    },
  );

  it("says what happened, so that a person can tell one from another", async () => {
    const message = async () => (await failureOf(read())).message;
    emulator.addFault({ kind: "hang", times: 1 });
    expect(await message()).toBe(`DescribeInstanceSSL in ${REGION}: no complete answer within 0.4 s`);
    emulator.addFault({ kind: "truncate", times: 1 });
    expect(await message()).toMatch(/the connection closed before the answer was complete|JSON/);
    emulator.addFault({ kind: "http_error", status: 502, html: true, times: 1 });
    expect(await message()).toMatch(/HTTP 502/);
  });
});

describe("keys", () => {
  const openWith = (given: { secretId?: string; secretKey?: string; sessionToken?: string | null }) =>
    openTestCloud({ endpoint: emulator.url, cloud: { sessionToken: "a-session-token", ...given } });

  it.each([
    ["a wrong secret key", { secretKey: "not-the-secret-key" }, "AuthFailure.SignatureFailure"],
    ["an unknown secret id", { secretId: "AKIDNOBODY" }, "AuthFailure.SecretIdNotFound"],
    ["a wrong token", { sessionToken: "another-token" }, "AuthFailure.TokenFailure"],
    ["no token", { sessionToken: null }, "AuthFailure.TokenFailure"],
  ])("%s is a matter of permission", async (_, given, code) => {
    const wrong = openWith(given);
    expect(await failureOf(wrong.readSsl(REGION, ID, ONCE))).toMatchObject({ class: "permission", code });
    wrong.close();
  });

  it("never stand in a message, whatever the API echoes", async () => {
    const secrets = ["emulator-secret-key", "a-session-token"];
    const message = `signed with ${secrets.join(" and ")} and ${secrets.join("")}`;
    emulator.addFault({ kind: "api_error", code: "AuthFailure.SignatureFailure", message });
    const failure = await failureOf(read());
    const told = `${failure.message} ${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}`;
    for (const secret of secrets) expect(told).not.toContain(secret);
    expect(failure.message).toContain("signed with [hidden] and [hidden]");
  });
});
