import { describe, expect, it } from "vitest";
import type { EmulatedInstance } from "../emulated-instance";
import { DAY_MILLIS } from "./complete-instance";
import { OPEN_REGIONS } from "./regions";
import { parseSeed, seedWorld } from "./seed";

const NOW = Date.UTC(2026, 10, 24, 16, 0, 0, 123);
const daysLeft = (instance: EmulatedInstance) =>
  instance.expiresAt === null ? null : Math.trunc((instance.expiresAt - NOW) / DAY_MILLIS);

describe("the seed small", () => {
  const { instances, denied } = seedWorld("small", NOW);

  it("holds 48 instances over several regions, none in a denied one", () => {
    expect(instances).toHaveLength(48);
    expect(new Set(instances.map((instance) => `${instance.region}/${instance.instanceId}`)).size).toBe(48);
    expect(new Set(instances.map((instance) => instance.region)).size).toBeGreaterThanOrEqual(8);
    expect(instances.filter((instance) => denied.has(instance.region))).toEqual([]);
    expect([...denied]).toEqual(["ap-seoul"]);
  });

  it("shows every state within the first 25 names", () => {
    const first = instances.toSorted((left, right) => (left.name < right.name ? -1 : 1)).slice(0, 25);
    expect(first.map(daysLeft)).toEqual(expect.arrayContaining([2, 12, 28, -3, 240]));
    expect(first.map((instance) => instance.ssl)).toEqual(
      expect.arrayContaining(["enabled", "disabled", "unsupported", "null"]),
    );
    expect(first.map((instance) => instance.status)).toEqual(expect.arrayContaining([2, 1, -3]));
    expect(first.some((instance) => instance.clusterType === 1)).toBe(true);
  });

  it("has names that break careless pages", () => {
    const names = instances.map((instance) => instance.name);
    for (const pattern of [
      /\p{Script=Han}/u,
      /^\u200f\p{Script=Arabic}/u,
      /\p{Emoji_Presentation}/u,
      /<b>/,
      /^=/,
      /^.{60}$/u,
    ]) {
      expect(names.filter((name) => pattern.test(name))).not.toEqual([]);
    }
    expect(Math.max(...names.map((name) => name.length))).toBe(60);
  });

  it("has links of each kind and format, and lists of addresses", () => {
    const enabled = instances.filter((instance) => instance.ssl === "enabled");
    expect(new Set(enabled.map((instance) => instance.certificateFormat))).toEqual(new Set(["pem", "der", "zip"]));
    expect(enabled.map((instance) => instance.certUrl)).toEqual(expect.arrayContaining([null, ""]));
    expect(instances.map((instance) => instance.vip)).toContain("10.5.2.12;10.5.2.14");
  });
});

describe.each(["small", 500] as const)("the seed %s", (seed) => {
  it("is the same for the same moment, and moves with it", () => {
    expect(seedWorld(seed, NOW)).toEqual(seedWorld(seed, NOW));
    const [now, later] = [seedWorld(seed, NOW), seedWorld(seed, NOW + DAY_MILLIS)].map(
      ({ instances }) => instances.find((instance) => instance.expiresAt !== null)?.expiresAt,
    );
    expect(later).toBe(Number(now) + DAY_MILLIS);
  });

  it("keeps to the rules of the API", () => {
    for (const instance of seedWorld(seed, NOW).instances) {
      expect(instance.mongoVersion).toMatch(/^MONGO_(36|40|42|44|50|60|70|80)_WT$/);
      expect(instance.ssl === "unsupported").toBe(instance.mongoVersion === "MONGO_36_WT");
      expect(instance.expiresAt === null).toBe(instance.ssl !== "enabled");
      if (instance.ssl !== "enabled") expect(instance.certUrl).toBeNull();
      if (instance.expiresAt !== null) expect(instance.expiresAt % 1000).toBe(0);
    }
  });
});

it("the seed fleet spreads 10,000 instances over 18 regions", () => {
  const { instances } = seedWorld("fleet", NOW);
  const counts = OPEN_REGIONS.map((region) => instances.filter((instance) => instance.region === region).length);
  expect(instances).toHaveLength(10_000);
  expect(new Set(instances.map((instance) => instance.instanceId)).size).toBe(10_000);
  expect([counts.length, Math.min(...counts), Math.max(...counts)]).toEqual([18, 555, 556]);
});

it("a seed is a name or a number", () => {
  expect(["small", "fleet", "empty", "250"].map(parseSeed)).toEqual(["small", "fleet", "empty", 250]);
  for (const text of ["", "-1", "1e3", "large"])
    expect(() => parseSeed(text)).toThrow(/small, fleet, empty or a number/);
});
