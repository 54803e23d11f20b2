import { describe, expect, it } from "vitest";
import { isClosedBy, isNewCa, type RotationItemFacts, rotationItemState, rotationSkip } from "./rotation-item";

const WAITING: RotationItemFacts = {
  skip: null,
  closedBy: null,
  missing: false,
  sslState: "enabled",
  switching: false,
  unreadable: false,
  oldSha256: "old",
  newSha256: null,
  presentSha256: "old",
  rotatedAt: null,
  oldLastSeenAt: 100,
};
const state = (facts: Partial<RotationItemFacts>) => rotationItemState({ ...WAITING, ...facts });

describe("the state of an instance in a rotation", () => {
  it.each([
    ["waiting", {}],
    ["looking", { rotatedAt: 101 }],
    ["looking", { rotatedAt: 50, presentSha256: null }],
    ["unchanged", { rotatedAt: 100 }],
    ["new_ca", { newSha256: "new", presentSha256: "new" }],
    ["new_ca", { newSha256: "new", presentSha256: null }],
    ["old_again", { newSha256: "new" }],
    ["unreadable", { unreadable: true, presentSha256: null }],
    ["new_ca", { unreadable: true, newSha256: "new", presentSha256: null }],
    ["ssl_off", { sslState: "disabled", newSha256: "new" }],
    ["ssl_off", { sslState: "unsupported" }],
    ["waiting", { sslState: "unknown" }],
    ["switching", { sslState: "disabled", switching: true }],
    ["missing", { missing: true, switching: true }],
    ["proven", { closedBy: "proof", missing: true }],
    ["closed", { closedBy: "person", sslState: "disabled" }],
    ["cancelled", { closedBy: "cancelled" }],
    ["skipped", { skip: "ssl_off", sslState: "disabled" }],
  ] as const)("is %s with %j", (expected, facts) => expect(state(facts)).toBe(expected));
});

describe("a new CA", () => {
  it("is neither the old one nor the one known already", () => {
    const item = { oldSha256: "old", newSha256: "new" };
    expect(["old", "new", "third"].map((seen) => isNewCa(item, seen))).toEqual([false, false, true]);
  });
});

describe("a proof", () => {
  const item = { newSha256: "new", newSeenAt: 100 };
  it.each([
    [true, { caSha256: "new", at: 100, verdict: "proven" }],
    [false, { caSha256: "old", at: 100, verdict: "proven" }],
    [false, { caSha256: "new", at: 99, verdict: "proven" }],
    [false, { caSha256: "new", at: 100, verdict: "partly" }],
    [false, { caSha256: "new", at: 100, verdict: "not_reachable" }],
  ] as const)("closes (%s) with %j", (closes, proof) => expect(isClosedBy(item, proof)).toBe(closes));

  it("closes nothing before the new CA was seen", () =>
    expect(isClosedBy({ newSha256: null, newSeenAt: null }, { caSha256: "old", at: 200, verdict: "proven" })).toBe(
      false,
    ));
});

describe("who can be rotated", () => {
  const ready = { missing: false, sslState: "enabled", unreadable: false, caSha256: "ca", inRotation: false } as const;
  it.each([
    [null, {}],
    [null, { unreadable: true }],
    ["missing", { missing: true }],
    ["unsupported", { sslState: "unsupported" }],
    ["ssl_off", { sslState: "disabled" }],
    ["state_unknown", { sslState: "unknown" }],
    ["in_rotation", { inRotation: true, caSha256: null }],
    ["unreadable", { caSha256: null, unreadable: true }],
    ["not_read", { caSha256: null }],
  ] as const)("%s for %j", (skip, facts) => expect(rotationSkip({ ...ready, ...facts })).toBe(skip));
});
