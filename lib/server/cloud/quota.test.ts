import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Emulator } from "@/emulator/emulator";
import { startEmulator } from "@/emulator/start-emulator";
import { systemClock } from "../clock";
import type { Cloud } from "./cloud";
import { ONCE, openTestCloud } from "./test-cloud";

const REGIONS = ["ap-guangzhou", "ap-jakarta", "ap-singapore"];
let emulator: Emulator;
let wire: Server;
let connections = 0;
let endpoint: string;
let cloud: Cloud;

beforeAll(async () => {
  emulator = await startEmulator({ seed: "empty" });
  // A plain wire in between, so that connections are counted by somebody who is neither the console nor the emulator.
  wire = createServer((near) => {
    connections += 1;
    const far = connect(Number(new URL(emulator.url).port), "127.0.0.1");
    near.pipe(far).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on("error", () => other.destroy());
  });
  wire.listen(0, "127.0.0.1");
  await once(wire, "listening");
  const address = wire.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  endpoint = `http://127.0.0.1:${address.port}`;
});
beforeEach(() => {
  emulator.reset({ seed: "empty" });
  emulator.configure({ callsPerSecond: 20 });
  for (const region of REGIONS) emulator.addInstance({ region, instanceId: "cmgo-aaaa0001", ssl: "disabled" });
  connections = 0;
  cloud = openTestCloud({ endpoint, clock: systemClock });
});
afterEach(() => cloud.close());
afterAll(async () => {
  wire.close();
  await emulator.close();
});

const readAll = (count: number, retries?: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      cloud.readSsl(REGIONS[index % 3] ?? "", "cmgo-aaaa0001", {
        lane: "sync",
        ...(retries === undefined ? {} : { retries }),
      }),
    ),
  );

describe("the API's own quota of 20 calls a second", () => {
  it("is spent by 60 reads over three regions in little more than its floor, and refuses none", async () => {
    const answers = await readAll(60, 0);
    expect(answers).toHaveLength(60);
    const calls = emulator.calls({ action: "DescribeInstanceSSL" });
    expect(calls.map((call) => call.outcome)).toEqual(Array(60).fill("answered"));
    const seconds = ((calls.at(-1)?.at ?? 0) - (calls[0]?.at ?? 0)) / 1_000;
    // Twenty at 0 s, 1 s and 2 s would be the fastest; 60 / 20 is 3 s.
    expect(seconds).toBeGreaterThanOrEqual(2);
    expect(seconds).toBeLessThan(3 * 1.06);
    expect(cloud.stats().refusedByQuota).toBe(0);
  });

  it("is learnt when it turns out to be smaller: calls are refused for a moment, none is lost", async () => {
    emulator.configure({ callsPerSecond: 10 });
    const answers = await readAll(60);
    expect(answers.every((answer) => answer.enabled === false)).toBe(true);
    const calls = emulator.calls({ action: "DescribeInstanceSSL" });
    const refused = calls.filter((call) => call.outcome === "RequestLimitExceeded");
    expect(refused.length).toBeGreaterThan(0);
    expect(cloud.stats().refusedByQuota).toBe(refused.length);
    // Without slowing down half of all calls would be refused.
    expect(refused.length).toBeLessThan(25);
    const late = calls.slice(-20);
    expect(late.filter((call) => call.outcome === "RequestLimitExceeded").length).toBeLessThanOrEqual(4);
  });
});

describe("connections", () => {
  it("are kept and shared by all regions", async () => {
    for (let i = 0; i < 12; i += 1) await cloud.readSsl(REGIONS[i % 3] ?? "", "cmgo-aaaa0001", ONCE);
    expect(emulator.calls()).toHaveLength(12);
    expect(connections).toBe(1);
  });

  it("don't outlive the cloud", async () => {
    await cloud.readSsl("ap-jakarta", "cmgo-aaaa0001", ONCE);
    const open = () =>
      new Promise<number>((resolve, reject) =>
        wire.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      );
    expect(await open()).toBe(1);
    cloud.close();
    await expect.poll(open).toBe(0);
  });
});
