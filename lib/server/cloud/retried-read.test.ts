import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/emulator/emulator";
import { startEmulator } from "@/emulator/start-emulator";
import type { Cloud } from "./cloud";
import { failureOf, instantClock, openTestCloud } from "./test-cloud";

const REGION = "ap-guangzhou";
const ID = "cmgo-aaaa0001";
let emulator: Emulator;
let clock: ReturnType<typeof instantClock>;
let cloud: Cloud;

beforeAll(async () => {
  emulator = await startEmulator({ seed: "empty", callsPerSecond: 1_000 });
});
beforeEach(() => {
  emulator.reset({ seed: "empty" });
  emulator.addInstance({ region: REGION, instanceId: ID, ssl: "disabled" });
  clock = instantClock();
  cloud = openTestCloud({
    endpoint: emulator.url,
    clock,
    random: () => 0.5,
    timeoutMillis: 300,
    cloud: { callsPerSecond: 1_000 },
  });
});
afterEach(() => cloud.close());
afterAll(() => emulator.close());

const calls = () => emulator.calls().length;

describe("a read that fails", () => {
  it("is tried three times more, each wait up to twice as long, then tells the last failure", async () => {
    emulator.addFault({ kind: "api_error", code: "InternalError" });
    expect(await failureOf(cloud.readSsl(REGION, ID, { lane: "sync" }))).toMatchObject({ code: "InternalError" });
    expect([calls(), clock.slept]).toEqual([4, [125, 250, 500]]);
  });

  it("waits longer after a refusal by the quota", async () => {
    emulator.addFault({ kind: "api_error", code: "RequestLimitExceeded", times: 2 });
    expect((await cloud.readSsl(REGION, ID, { lane: "sync" })).enabled).toBe(false);
    expect([calls(), clock.slept]).toEqual([3, [500, 1_000]]);
    expect(cloud.stats().refusedByQuota).toBe(2);
  });

  it.each([
    { kind: "reset" },
    { kind: "hang" },
    { kind: "truncate" },
    { kind: "no_response" },
    { kind: "http_error", status: 502 },
  ] as const)("without a code ($kind) is tried again", async (fault) => {
    emulator.addFault({ ...fault, times: 1 });
    expect((await cloud.readSsl(REGION, ID, { lane: "sync" })).enabled).toBe(false);
    expect(calls()).toBe(2);
  });

  it.each([
    "UnsupportedOperation",
    "InvalidParameterValue.LockFailed",
    "AuthFailure.SignatureFailure",
    "InvalidParameterValue.NotFoundInstance",
  ])("with %s is not tried again", async (code) => {
    emulator.addFault({ kind: "api_error", code });
    expect((await failureOf(cloud.readSsl(REGION, ID, { lane: "sync" }))).code).toBe(code);
    expect(calls()).toBe(1);
  });

  it("is tried as often as the caller says", async () => {
    emulator.addFault({ kind: "api_error", code: "InternalError" });
    await failureOf(cloud.readSsl(REGION, ID, { lane: "sync", retries: 0 }));
    expect(calls()).toBe(1);
    await failureOf(cloud.readFlow(REGION, "110001", { lane: "follow", retries: 1 }));
    expect(calls()).toBe(3);
  });

  it("is not tried again once the caller has given up", async () => {
    const stop = new AbortController();
    emulator.addFault({ kind: "hang" });
    const failure = failureOf(cloud.readSsl(REGION, ID, { lane: "sync", signal: stop.signal }));
    await expect.poll(calls).toBe(1);
    stop.abort();
    expect(await failure).toMatchObject({ class: "unknown_outcome", message: expect.stringContaining("cancelled") });
    expect(calls()).toBe(1);
  });
});

describe("a write that fails", () => {
  it.each([
    { kind: "api_error", code: "InternalError" },
    { kind: "api_error", code: "RequestLimitExceeded" },
    { kind: "reset" },
    { kind: "hang" },
    { kind: "http_error", status: 503 },
  ] as const)("is never sent again ($kind $code)", async (fault) => {
    emulator.addFault(fault);
    await failureOf(cloud.enableSsl(REGION, ID, true, { lane: "change", retries: 3 }));
    expect([calls(), clock.slept]).toEqual([1, []]);
  });

  it("is not cut short by a signal once it is on its way: its answer is worth more", async () => {
    const stop = new AbortController();
    emulator.addFault({ kind: "delay", millis: 60 });
    const answer = cloud.enableSsl(REGION, ID, true, { lane: "change", signal: stop.signal });
    await expect.poll(calls).toBe(1);
    stop.abort();
    expect((await answer).requestId).toBe(emulator.calls()[0]?.requestId);
  });
});
