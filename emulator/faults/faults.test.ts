import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { callApi } from "../testing/call-api";
import { emulatorForTest } from "../testing/emulator-for-test";
import type { FaultRule } from "./fault-rule";

const REGION = "ap-guangzhou";
const ID = "cmgo-faults00";
const params = { InstanceId: ID };

async function withInstance() {
  const emulator = await emulatorForTest();
  emulator.addInstance({ region: REGION, instanceId: ID });
  const enable = () => callApi(emulator.url, "InstanceEnableSSL", { params: { InstanceId: ID, Enable: true } });
  const changed = () => emulator.instance(REGION, ID)?.flow !== null;
  return { emulator, enable, changed };
}

describe("faults instead of the action", () => {
  it("api_error", async () => {
    const { emulator, enable, changed } = await withInstance();
    emulator.addFault({ kind: "api_error", code: "InternalError", message: "broken" });
    expect(await enable()).toMatchObject({
      status: 200,
      response: { Error: { Code: "InternalError", Message: "broken" } },
    });
    expect(changed()).toBe(false);
  });

  it("http_error, as HTML or as text", async () => {
    const { emulator, enable, changed } = await withInstance();
    emulator.addFault({ kind: "http_error", status: 503, html: true, times: 1 });
    emulator.addFault({ kind: "http_error", status: 500 });
    expect(await enable()).toMatchObject({
      status: 503,
      headers: { "content-type": "text/html" },
      text: expect.stringContaining("<html>"),
    });
    expect(await enable()).toMatchObject({ status: 500, headers: { "content-type": "text/plain" } });
    expect(changed()).toBe(false);
  });

  it("reset", async () => {
    const { emulator, enable, changed } = await withInstance();
    emulator.addFault({ kind: "reset" });
    await expect(enable()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(changed()).toBe(false);
  });

  it("truncate: a whole answer of half a document, or a connection cut in the middle", async () => {
    const { emulator, enable, changed } = await withInstance();
    emulator.addFault({ kind: "truncate", times: 1 });
    emulator.addFault({ kind: "truncate", cut: true });
    const answer = await enable();
    expect(answer).toMatchObject({ status: 200, text: expect.stringMatching(/^\{"Response":/) });
    expect(() => JSON.parse(answer.text)).toThrow(SyntaxError);
    await expect(enable()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(changed()).toBe(false);
  });

  it("no_response", async () => {
    const { emulator, enable, changed } = await withInstance();
    emulator.addFault({ kind: "no_response" });
    expect(await enable()).toMatchObject({ status: 200, text: "{}" });
    expect(changed()).toBe(false);
  });

  it("hang: no answer until the emulator closes, which takes less than 200 ms", async () => {
    const { emulator, enable, changed } = await withInstance();
    emulator.addFault({ kind: "hang" });
    const hanging = enable().catch((error: NodeJS.ErrnoException) => error.code);
    const idle = connect(Number(new URL(emulator.url).port), "127.0.0.1");
    await once(idle, "connect");
    await vi.waitFor(() => expect(emulator.calls()).toMatchObject([{ outcome: "hang" }]));
    expect(changed()).toBe(false);
    const began = performance.now();
    await emulator.close();
    expect(performance.now() - began).toBeLessThan(200);
    expect(await hanging).toBe("ECONNRESET");
    idle.destroy();
  });
});

describe("applied_answer_lost", () => {
  it.each(["reset", "hang", "truncate", "http_error"] as const)(
    "by %s: the change is made, its answer is not heard",
    async (how) => {
      const { emulator, enable, changed } = await withInstance();
      emulator.addFault({ kind: "applied_answer_lost", how });
      const heard = enable().then(
        ({ status, response }) => ({ status, response }),
        (error: NodeJS.ErrnoException) => error.code,
      );
      await vi.waitFor(() => expect(changed()).toBe(true));
      if (how === "hang") await emulator.close();
      expect(await heard).toEqual(
        {
          reset: "ECONNRESET",
          hang: "ECONNRESET",
          truncate: { status: 200, response: {} },
          http_error: { status: 502, response: {} },
        }[how],
      );
      expect(emulator.calls({ instanceId: ID })).toMatchObject([{ outcome: "applied_answer_lost" }]);
    },
  );
});

describe("delay", () => {
  it("carries the call out afterwards, also when the caller has gone", async () => {
    const { emulator, changed } = await withInstance();
    emulator.addFault({ kind: "delay", millis: 60 });
    const caller = new AbortController();
    const left = callApi(emulator.url, "InstanceEnableSSL", {
      params: { InstanceId: ID, Enable: true },
      signal: caller.signal,
    }).catch((error: Error) => error.name);
    await vi.waitFor(() => expect(emulator.calls()).toMatchObject([{ outcome: "pending" }]));
    caller.abort();
    expect(await left).toBe("AbortError");
    expect(changed()).toBe(false);
    await vi.waitFor(() => expect(changed()).toBe(true));
  });

  it("ends with the emulator, without carrying the call out", async () => {
    const { emulator, enable, changed } = await withInstance();
    emulator.addFault({ kind: "delay", millis: 3_600_000 });
    const heard = enable().catch((error: NodeJS.ErrnoException) => error.code);
    await vi.waitFor(() => expect(emulator.calls()).toHaveLength(1));
    await emulator.close();
    expect([await heard, changed()]).toEqual(["ECONNRESET", false]);
  });
});

describe("which calls a rule hits", () => {
  const rule: FaultRule = { kind: "api_error", code: "InternalError" };
  const read = (url: string, region = REGION) => callApi(url, "DescribeInstanceSSL", { params, region });

  it("skips some, hits so many, then is spent", async () => {
    const { emulator } = await withInstance();
    emulator.addFault({ ...rule, skip: 1, times: 2 });
    const codes = [];
    for (let count = 0; count < 5; count++) codes.push((await read(emulator.url)).code);
    expect(codes).toEqual([null, "InternalError", "InternalError", null, null]);
  });

  it("looks at action, region and instance, in lists and behind flow ids too", async () => {
    const { emulator, enable } = await withInstance();
    const { FlowId } = (await enable()).response;
    const flow = () =>
      callApi(emulator.url, "DescribeAsyncRequestInfo", { params: { AsyncRequestId: String(FlowId) } });
    const list = (ids: string[]) => callApi(emulator.url, "DescribeDBInstances", { params: { InstanceIds: ids } });
    emulator.addFault({ ...rule, instanceId: ID });
    expect([(await read(emulator.url)).code, (await flow()).code, (await list([ID])).code]).toEqual(
      Array(3).fill("InternalError"),
    );
    expect((await list(["cmgo-other000"])).code).toBeNull();
    emulator.clearFaults();
    emulator.addFault({ ...rule, action: "DescribeInstanceSSL", region: "ap-tokyo" });
    expect([(await read(emulator.url)).code, (await list([])).code]).toEqual([null, null]);
    expect((await read(emulator.url, "ap-tokyo")).code).toBe("InternalError");
  });

  it("the first failure wins and the second is kept for the next call", async () => {
    const { emulator } = await withInstance();
    emulator.addFault({ kind: "api_error", code: "One", times: 1 });
    emulator.addFault({ kind: "api_error", code: "Two", times: 1 });
    expect([(await read(emulator.url)).code, (await read(emulator.url)).code, (await read(emulator.url)).code]).toEqual(
      ["One", "Two", null],
    );
  });

  it("never before the signature is checked", async () => {
    const { emulator } = await withInstance();
    emulator.addFault(rule);
    expect((await callApi(emulator.url, "DescribeInstanceSSL", { params, secretKey: "wrong" })).code).toBe(
      "AuthFailure.SignatureFailure",
    );
  });

  it("a rule of an unknown kind is refused", async () => {
    const { emulator } = await withInstance();
    expect(() => emulator.addFault(JSON.parse('{"kind":"explode"}'))).toThrow(/kind/);
    expect(() => emulator.addFault(JSON.parse('{"kind":"hang","instance":"x"}'))).toThrow(/instance/);
  });
});
