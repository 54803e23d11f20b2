import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ADVICE_KEYS,
  API_ERROR_CLASSES,
  adviceFor,
  classOfCode,
  isInstanceGone,
  isRateLimit,
  isRegionUnsupported,
  isSslUnsupported,
  writeOutcome,
} from "./api-error";

/** The retry table of tencent-api.md and the error codes of the InstanceEnableSSL page, with what a write and a person make of each. */
const TABLE = [
  ["InternalError", "retryable", "doubtful", "internal"],
  ["InternalError.DbOperationFailed", "retryable", "doubtful", "internal"],
  ["RequestLimitExceeded", "retryable", "wait", "rate_limit"],
  ["RequestLimitExceeded.UinLimitExceeded", "retryable", "wait", "rate_limit"],
  ["LimitExceeded.TooManyRequests", "retryable", "wait", "rate_limit"],
  ["ResourceUnavailable", "retryable", "doubtful", "retryable"],
  ["ResourceInUse", "retryable", "doubtful", "retryable"],
  ["FailedOperation.KernelResponseTimeout", "retryable", "doubtful", "retryable"],
  ["InvalidParameterValue.LockFailed", "busy", "wait", "lock_failed"],
  ["InvalidParameterValue.StatusAbnormal", "busy", "wait", "status_abnormal"],
  ["InvalidParameterValue.IllegalInstanceStatus", "busy", "wait", "status_abnormal"],
  ["FailedOperation.OperationNotAllowedInInstanceLocking", "busy", "wait", "busy"],
  ["UnsupportedOperation", "final", "refused", "unsupported"],
  ["UnsupportedOperation.KernelVersionNotSupport", "final", "refused", "version"],
  ["UnsupportedOperation.SecondaryVersionNotSupportAudit", "final", "refused", "version"],
  ["UnsupportedOperation.VersionNotSupport", "final", "refused", "version"],
  ["InvalidParameterValue.NotFoundInstance", "final", "refused", "not_found"],
  ["InvalidParameterValue.InstanceHasBeenIsolated", "final", "refused", "isolated"],
  ["InvalidParameterValue.InstanceHasBeenDeleted", "final", "refused", "not_found"],
  ["InvalidParameterValue.RegionError", "final", "refused", "region"],
  ["UnsupportedRegion", "final", "refused", "region"],
  ["UnauthorizedOperation", "permission", "refused", "permission"],
  ["UnauthorizedOperation.CamPermissionDenied", "permission", "refused", "permission"],
  ["AuthFailure", "permission", "refused", "key"],
  ["AuthFailure.SignatureFailure", "permission", "refused", "key"],
  ["AuthFailure.SecretIdNotFound", "permission", "refused", "key"],
  ["AuthFailure.TokenFailure", "permission", "refused", "key"],
  ["AuthFailure.SignatureExpire", "permission", "refused", "clock"],
  ["AuthFailure.UnauthorizedOperation", "permission", "refused", "permission"],
  ["InvalidParameter.PermissionDenied", "permission", "refused", "permission"],
  ["IpNotInWhitelist", "permission", "refused", "address_list"],
  ["AuthFailure.MFAFailure", "permission", "refused", "mfa"],
  ["ServiceUnavailable", "retryable", "doubtful", "retryable"],
  ["MissingParameter", "final", "refused", "request"],
  ["InvalidParameterValue.ProxyNotSupportQueryClient", "final", "refused", "clients_unknown"],
  ["SomethingNobodyHasSeen", "final", "refused", "final"],
] as const;

describe("what an API code means", () => {
  it.each(TABLE)("%s is %s; a write with it: %s; advice: %s", (code, cls, outcome, advice) => {
    expect(classOfCode(code)).toBe(cls);
    expect(writeOutcome({ class: classOfCode(code), code })).toBe(outcome);
    expect(adviceFor({ class: classOfCode(code), code })).toBe(advice);
  });

  it("takes a family by whole words, not by its first letters", () => {
    expect(classOfCode("InternalErrors")).toBe("final");
    expect(classOfCode("AuthFailureX.Y")).toBe("final");
    expect(isRateLimit("RequestLimitExceededBy")).toBe(false);
    expect(isSslUnsupported("UnsupportedOperations")).toBe(false);
  });

  it("never takes a code for a call that did not leave or whose outcome is unknown, and always has advice", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom("toString", "__proto__", "constructor")), (code) => {
        expect(API_ERROR_CLASSES).toContain(classOfCode(code));
        expect(["not_sent", "unknown_outcome"]).not.toContain(classOfCode(code));
        expect(ADVICE_KEYS).toContain(adviceFor({ class: classOfCode(code), code }));
      }),
    );
  });
});

describe("a failure without a code", () => {
  it.each([
    ["not_sent", "not_sent", "not_sent"],
    ["unknown_outcome", "lost", "lost"],
    ["busy", "wait", "busy"],
    ["retryable", "doubtful", "retryable"],
    ["permission", "refused", "permission"],
    ["final", "refused", "final"],
  ] as const)("%s: a write is %s, advice %s", (cls, outcome, advice) => {
    expect(writeOutcome({ class: cls, code: null })).toBe(outcome);
    expect(adviceFor({ class: cls, code: null })).toBe(advice);
  });

  it("is none of the states that codes stand for", () => {
    expect([isRateLimit(null), isRegionUnsupported(null), isSslUnsupported(null), isInstanceGone(null)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("codes that are states", () => {
  it("tells regions, instances and SSL that are not there", () => {
    expect(
      ["UnsupportedRegion", "InvalidParameterValue.RegionError", "InvalidParameterValue"].map(isRegionUnsupported),
    ).toEqual([true, true, false]);
    expect(["InvalidParameterValue.NotFoundInstance", "InvalidParameterValue.LockFailed"].map(isInstanceGone)).toEqual([
      true,
      false,
    ]);
    expect(
      ["UnsupportedOperation", "UnsupportedOperation.VersionNotSupport", "InternalError"].map(isSslUnsupported),
    ).toEqual([true, true, false]);
  });
});
