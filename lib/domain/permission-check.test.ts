import { expect, it } from "vitest";
import { classOfCode } from "./api-error";
import { camPolicy } from "./cam-policy";
import { TRIED_ACTIONS, verdictOf } from "./permission-check";

it.each([
  ["UnauthorizedOperation", "denied"],
  ["UnauthorizedOperation.CamPermissionDenied", "denied"],
  ["AuthFailure.UnauthorizedOperation", "denied"],
  ["InvalidParameter.PermissionDenied", "denied"],
  ["AuthFailure.SecretIdNotFound", "key"],
  ["AuthFailure.SignatureExpire", "key"],
  ["IpNotInWhitelist", "key"],
  ["UnsupportedRegion", "no_service"],
  ["InvalidParameterValue.NotFoundInstance", "works"],
  ["InvalidParameterValue", "works"],
  ["InvalidParameterValue.MongoVersionNotSupportQueryClient", "works"],
  ["UnsupportedOperation.VersionNotSupport", "works"],
  ["InvalidParameterValue.LockFailed", "works"],
  ["RequestLimitExceeded", "not_told"],
  ["InternalError", "not_told"],
  ["InvalidAction", "not_told"],
] as const)("a try refused with %s tells: %s", (code, verdict) => {
  expect(verdictOf({ class: classOfCode(code), code })).toBe(verdict);
});

it("takes an answer for a permission, and no answer for nothing", () => {
  expect(verdictOf(null)).toBe("works");
  expect(verdictOf({ class: "not_sent", code: null })).toBe("not_told");
  expect(verdictOf({ class: "unknown_outcome", code: null })).toBe("not_told");
  expect(verdictOf({ class: "permission", code: null })).toBe("key");
});

it("gives policies that allow what is tried and switching only where it is wanted", () => {
  const actions = (kind: "read" | "toggle"): string[] => JSON.parse(camPolicy(kind)).statement[0].action;
  expect(actions("toggle")).toEqual(
    expect.arrayContaining([...TRIED_ACTIONS.map((action) => `mongodb:${action}`), "mongodb:InstanceEnableSSL"]),
  );
  expect(actions("read")).not.toContain("mongodb:InstanceEnableSSL");
  expect(actions("read").every((action) => action.startsWith("mongodb:Describe"))).toBe(true);
  expect(actions("toggle")).toEqual(expect.arrayContaining(actions("read")));
});
