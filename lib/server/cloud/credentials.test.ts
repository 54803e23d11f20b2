import { afterEach, describe, expect, it, vi } from "vitest";
import type { CredentialChain } from "./credential-chain";
import { openCredentials } from "./credentials";
import { findCredentials } from "./find-credentials";
import { simulatedClock } from "./simulated-clock";
import { failureOf, ONCE, openTestCloud } from "./test-cloud";

const NONE = { secretId: null, secretKey: null, sessionToken: null };
const FIXED = { secretId: "AKIDFIXED", secretKey: "fixed-key", sessionToken: null };

/** Chains that are opened one after the other; each gives its own answers in turn and then its last one again. */
function chains(...answers: (() => ReturnType<CredentialChain>)[][]) {
  const asked: string[] = [];
  let opened = 0;
  return {
    asked,
    open: (): CredentialChain => {
      const mine = answers[Math.min(opened, answers.length - 1)] ?? [];
      const name = `chain ${opened}`;
      opened += 1;
      let next = 0;
      return () => {
        asked.push(name);
        const answer = mine[Math.min(next, mine.length - 1)];
        next += 1;
        return answer ? answer() : Promise.resolve(null);
      };
    },
  };
}
const key = (id: string) => () => Promise.resolve({ secretId: id, secretKey: `key of ${id}` });
const nothing = () => Promise.resolve(null);
const never = () => new Promise<null>(() => undefined);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("credentials", () => {
  it("are those of the configuration where it has some; nothing is looked up", async () => {
    const source = openCredentials(FIXED, simulatedClock(), () => () => Promise.reject(new Error("looked up")));
    expect(await source.resolve()).toEqual({ secretId: "AKIDFIXED", secretKey: "fixed-key" });
    const withToken = openCredentials({ ...FIXED, sessionToken: "token" }, simulatedClock());
    expect(withToken.current()).toEqual({ secretId: "AKIDFIXED", secretKey: "fixed-key", token: "token" });
  });

  it("are looked up once for many calls, and again before a temporary key can have expired", async () => {
    let now = 0;
    const { open, asked } = chains([key("A"), key("B")]);
    const source = openCredentials(NONE, { now: () => now }, open);
    expect(source.current()).toBeNull();
    await Promise.all([source.resolve(), source.resolve()]);
    now = 19_999;
    expect((await source.resolve()).secretId).toBe("A");
    expect(asked).toHaveLength(1);
    now = 20_000;
    expect((await source.resolve()).secretId).toBe("B");
    expect(source.current()?.secretId).toBe("B");
    now = 600_000;
    await source.resolve();
    expect(asked).toEqual(["chain 0", "chain 0", "chain 1"]);
  });

  it("that are not found refuse the call as not sent, and the next try asks a new chain", async () => {
    const { open } = chains([nothing], [key("LATER")]);
    const source = openCredentials(NONE, simulatedClock(), open);
    const failure = await failureOf(source.resolve());
    expect(failure).toMatchObject({
      class: "not_sent",
      code: null,
      message: expect.stringContaining("TENCENTCLOUD_SECRET_ID"),
    });
    expect((await source.resolve()).secretId).toBe("LATER");
  });

  it("that don't come within two seconds refuse the call as not sent", async () => {
    vi.useFakeTimers();
    const { open } = chains([never], [key("LATER")]);
    const source = openCredentials(NONE, simulatedClock(), open);
    const failure = failureOf(source.resolve());
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await failure).toMatchObject({ class: "not_sent", message: expect.stringContaining("within 2 s") });
    expect((await source.resolve()).secretId).toBe("LATER");
  });

  it("that are missing stop every call before it is sent", async () => {
    const { open } = chains([nothing]);
    const cloud = openTestCloud({
      endpoint: "http://127.0.0.1:9",
      credentials: openCredentials(NONE, simulatedClock(), open),
    });
    let marked = false;
    const beforeSend = async () => {
      marked = true;
    };
    for (const call of [
      cloud.prepare(),
      cloud.readSsl("ap-jakarta", "cmgo-aaaa0001", ONCE),
      cloud.enableSsl("ap-jakarta", "cmgo-aaaa0001", true, { lane: "change", beforeSend }),
    ]) {
      expect((await failureOf(call)).message).toContain("No credentials");
    }
    expect([marked, cloud.stats().callsByAction]).toEqual([false, {}]);
    cloud.close();
  });
});

describe("finding credentials", () => {
  it("tells whether there are any", async () => {
    expect(await findCredentials(FIXED)).toBe("found");
    expect(await findCredentials(NONE, chains([key("A")]).open)).toBe("found");
    expect(await findCredentials(NONE, chains([nothing]).open)).toBe("none");
  });

  it("asks the SDK's own providers", async () => {
    vi.stubEnv("TENCENTCLOUD_SECRET_ID", "AKIDENVIRONMENT");
    vi.stubEnv("TENCENTCLOUD_SECRET_KEY", "environment-key");
    vi.stubEnv("TENCENTCLOUD_SESSION_TOKEN", "environment-token");
    expect(await openCredentials(NONE, simulatedClock()).resolve()).toEqual({
      secretId: "AKIDENVIRONMENT",
      secretKey: "environment-key",
      token: "environment-token",
    });
  });
});
