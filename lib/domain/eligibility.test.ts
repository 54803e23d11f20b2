import { describe, expect, test } from "vitest";
import { type EligibilityFacts, ineligibleBecause } from "./eligibility";
import { mongoVersionText, supportsSsl } from "./mongo-version";

const fine: EligibilityFacts = {
  statusCode: 2,
  mongoVersion: "MONGO_60_WT",
  sslState: "disabled",
  missing: false,
  inOpenChange: false,
};

test("a running instance of 4.0 or later with SSL off may be enabled, and one with SSL on disabled", () => {
  expect(ineligibleBecause(fine, "enabled")).toBeNull();
  expect(ineligibleBecause({ ...fine, sslState: "enabled" }, "disabled")).toBeNull();
  expect(ineligibleBecause({ ...fine, mongoVersion: "MONGO_40_WT" }, "enabled")).toBeNull();
});

describe("one thing wrong is one reason", () => {
  test.each([
    [{ missing: true }, "missing"],
    [{ statusCode: -2 }, "isolated"],
    [{ statusCode: -3 }, "isolated"],
    [{ mongoVersion: "MONGO_36_WT" }, "version"],
    [{ sslState: "unsupported" }, "unsupported"],
    [{ inOpenChange: true }, "in_another_change"],
    [{ sslState: "enabled" }, "already_there"],
    [{ sslState: "unknown" }, "state_unknown"],
    [{ statusCode: 0 }, "not_running"],
    [{ statusCode: 1 }, "not_running"],
    [{ statusCode: null }, "not_running"],
  ] as const)("%j -> %s", (wrong, reason) => expect(ineligibleBecause({ ...fine, ...wrong }, "enabled")).toBe(reason));

  test("an unknown state is never switched off either", () => {
    expect(ineligibleBecause({ ...fine, sslState: "unknown" }, "disabled")).toBe("state_unknown");
  });
});

test("versions are read as people write them, and unknown forms are left for the API to judge", () => {
  expect(["MONGO_44_WT", "MONGO_36_MMAP", "MONGO_80_WT", "MONGO_100_WT", "weird", null].map(mongoVersionText)).toEqual([
    "4.4",
    "3.6",
    "8.0",
    "10.0",
    "weird",
    "",
  ]);
  expect(["MONGO_36_WT", "MONGO_32_WT", "MONGO_40_WT", "MONGO_100_WT", "weird", null].map(supportsSsl)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
});

test("only what is on can be rotated", () => {
  const rotate = (sslState: EligibilityFacts["sslState"]) => ineligibleBecause({ ...fine, sslState }, "rotate");
  expect([rotate("enabled"), rotate("disabled"), rotate("unknown")]).toEqual([null, "already_off", "state_unknown"]);
});
