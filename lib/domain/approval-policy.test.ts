import { describe, expect, test } from "vitest";
import { type ApprovalPolicy, approvalNeed, isWeaker, NO_APPROVALS, parsePolicy } from "./approval-policy";

const policy = (patch: Partial<ApprovalPolicy>): ApprovalPolicy => ({ ...NO_APPROVALS, ...patch });

describe("approvalNeed", () => {
  const SCOPES = [
    { rule: policy({ scope: "off" }), asks: () => false },
    { rule: policy({ scope: "large", largerThan: 1 }), asks: (instances: number) => instances > 1 },
    { rule: policy({ scope: "large", largerThan: 10 }), asks: (instances: number) => instances > 10 },
    { rule: policy({ scope: "all" }), asks: (instances: number) => instances > 0 },
  ];
  const PEOPLE = [
    { deciders: [], other: false },
    { deciders: ["me"], other: false },
    { deciders: ["you"], other: true },
    { deciders: ["me", "you"], other: true },
  ];
  const cases = SCOPES.flatMap(({ rule, asks }) =>
    [0, 1, 2, 10, 11, 5_000].flatMap((instances) =>
      PEOPLE.flatMap(({ deciders, other }) =>
        [null, "me", "you"].map((soloUserId) => {
          const alone = soloUserId === "me" && deciders.includes("me") ? "solo" : "nobody";
          const expected = !asks(instances) ? "none" : other ? "needed" : alone;
          return { rule: { ...rule, soloUserId }, instances, deciders, expected };
        }),
      ),
    ),
  );
  test.each(cases)(
    "$rule.scope > $rule.largerThan, $instances instances, may decide: $deciders, solo: $rule.soloUserId: $expected",
    ({ rule, instances, deciders, expected }) => {
      expect(approvalNeed(rule, { instances, deciders, askedBy: "me" })).toBe(expected);
    },
  );
});

test.each([
  ["all", "off", true],
  ["all", "large", true],
  ["large", "off", true],
  ["off", "large", false],
  ["off", "all", false],
  ["large", "all", false],
] as const)("from %s to %s is weaker: %s", (before, after, weaker) => {
  expect(isWeaker(policy({ scope: before }), policy({ scope: after }))).toBe(weaker);
});

test("a larger number and solo mode are weaker, the ways back are not, and nothing changed is not", () => {
  const small = policy({ scope: "large", largerThan: 5 });
  const big = policy({ scope: "large", largerThan: 6 });
  const solo = policy({ scope: "large", largerThan: 5, soloUserId: "me" });
  expect([isWeaker(small, big), isWeaker(big, small)]).toEqual([true, false]);
  expect([isWeaker(small, solo), isWeaker(solo, small)]).toEqual([true, false]);
  expect(isWeaker(solo, solo)).toBe(false);
  expect(isWeaker(solo, { ...solo, soloUserId: "you" })).toBe(true);
  // Stricter in one way and weaker in the other lets something pass.
  expect(isWeaker(small, policy({ scope: "all", soloUserId: "me" }))).toBe(true);
});

describe("parsePolicy", () => {
  test("what was never set is off, what was kept comes back", () => {
    expect(parsePolicy(null)).toEqual(NO_APPROVALS);
    const kept = policy({ scope: "large", largerThan: 7, soloUserId: "me" });
    expect(parsePolicy(JSON.stringify(kept))).toEqual(kept);
  });
  test.each(["", "null", "7", "{}", '{"scope":"none","largerThan":5}', '{"scope":"off","largerThan":"5"}'])(
    "%j asks for an approval of everything",
    (text) => {
      expect(parsePolicy(text)).toMatchObject({ scope: "all", soloUserId: null });
    },
  );
});
