import dns from "node:dns";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Emulator } from "@/emulator/emulator";
import { startEmulator } from "@/emulator/start-emulator";
import type { Cloud } from "./cloud";
import { openTestCloud } from "./test-cloud";

const REGIONS = ["ap-jakarta", "ap-tokyo", "eu-frankfurt"];
const CALLS_PER_SECOND = 5;
const EACH = 12;

const emulators = new Map<string, Emulator>();
let cloud: Cloud;

beforeEach(async () => {
  let port = 0;
  const addresses = new Map<string, string>();
  for (const [index, region] of REGIONS.entries()) {
    const host = `127.0.0.${index + 2}`;
    const emulator = await startEmulator({ seed: "empty", host, port, callsPerSecond: CALLS_PER_SECOND });
    port = Number(new URL(emulator.url).port);
    emulator.addInstance({ region, instanceId: "cmgo-region001", ssl: "enabled" });
    emulators.set(region, emulator);
    addresses.set(`${region}.localhost`, host);
  }
  // Names below localhost are this machine's; which of its addresses, is said here.
  const { lookup } = dns;
  const named = (name: string, ...rest: unknown[]): void => {
    Reflect.apply(lookup, dns, [addresses.get(name) ?? name, ...rest]);
  };
  vi.spyOn(dns, "lookup").mockImplementation(named);
  cloud = openTestCloud({
    endpoint: `http://{region}.localhost:${port}`,
    cloud: { regions: REGIONS, callsPerSecond: CALLS_PER_SECOND },
  });
});
afterEach(async () => {
  cloud.close();
  vi.restoreAllMocks();
  await Promise.all([...emulators.values()].map((emulator) => emulator.close()));
  emulators.clear();
});

test("each region has an endpoint and a rate of its own, on an address of its own", async () => {
  const read = (region: string) => cloud.readSsl(region, "cmgo-region001", { lane: "sync", retries: 0 });
  const answers = await Promise.all(REGIONS.flatMap((region) => Array.from({ length: EACH }, () => read(region))));
  expect(answers.every(({ enabled }) => enabled)).toBe(true);
  const calls = [...emulators].map(([region, emulator]) => {
    const here = emulator.calls();
    expect(here).toHaveLength(EACH);
    expect(here.every((call) => call.region === region && call.outcome === "answered")).toBe(true);
    return here.map(({ at }) => at);
  });
  // In one window together they make more than one endpoint would take.
  const all = calls.flat();
  const busiest = Math.max(...all.map((from) => all.filter((at) => at >= from && at < from + 1_000).length));
  expect(busiest).toBeGreaterThan(2 * CALLS_PER_SECOND);
  expect(cloud.usage().map(({ host, calls: made }) => [host.split(".")[0], made])).toEqual(
    REGIONS.map((region) => [region, EACH]),
  );
});
