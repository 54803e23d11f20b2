/**
 * What an error of the cloud's API means for the console (tencent-api.md "Retry classes"). Each failed call has exactly one class:
 * - not_sent: the request surely never left (refused connection, DNS, TLS, no credentials)
 * - retryable: a read may be tried again; a write with such a code is doubtful (see `writeOutcome`)
 * - busy: another task holds the instance; wait, read, offer again
 * - unknown_outcome: no code came back (time-out, reset, 5xx, HTML, truncated): it may have been applied
 * - final: trying again gives the same answer
 * - permission: the key or its CAM policy is not enough
 */
export const API_ERROR_CLASSES = ["not_sent", "retryable", "busy", "unknown_outcome", "final", "permission"] as const;
export type ApiErrorClass = (typeof API_ERROR_CLASSES)[number];

const BUSY = new Set([
  "InvalidParameterValue.LockFailed",
  "InvalidParameterValue.StatusAbnormal",
  "InvalidParameterValue.IllegalInstanceStatus",
  "FailedOperation.OperationNotAllowedInInstanceLocking",
]);
const RETRYABLE = new Set(["LimitExceeded.TooManyRequests", "FailedOperation.KernelResponseTimeout"]);
const RETRYABLE_FAMILIES = [
  "RequestLimitExceeded",
  "InternalError",
  "ResourceUnavailable",
  "ResourceInUse",
  "ServiceUnavailable",
];
const PERMISSION = new Set(["InvalidParameter.PermissionDenied", "IpInBlacklist", "IpNotInWhitelist"]);
const PERMISSION_FAMILIES = ["UnauthorizedOperation", "AuthFailure"];

function inFamily(code: string, family: string): boolean {
  return code === family || code.startsWith(`${family}.`);
}

/** The class of an error that carries an API code. Codes nobody has seen are final: a loop over an unknown refusal helps no one. */
export function classOfCode(code: string): Exclude<ApiErrorClass, "not_sent" | "unknown_outcome"> {
  if (BUSY.has(code)) return "busy";
  if (PERMISSION.has(code) || PERMISSION_FAMILIES.some((family) => inFamily(code, family))) return "permission";
  if (RETRYABLE.has(code) || RETRYABLE_FAMILIES.some((family) => inFamily(code, family))) return "retryable";
  return "final";
}

/** The quota said no: surely not applied, and the limiter slows down. */
export function isRateLimit(code: string | null): boolean {
  return code !== null && (inFamily(code, "RequestLimitExceeded") || code === "LimitExceeded.TooManyRequests");
}

/** "No MongoDB in this region": hidden quietly. */
export function isRegionUnsupported(code: string | null): boolean {
  return code === "UnsupportedRegion" || code === "InvalidParameterValue.RegionError";
}

/** The API's way to say that an instance can't have SSL at all; a state, not a failure. */
export function isSslUnsupported(code: string | null): boolean {
  return code !== null && inFamily(code, "UnsupportedOperation");
}

/** The API says that the instance is not there (any more). */
export function isInstanceGone(code: string | null): boolean {
  return (
    code === "InvalidParameterValue.NotFoundInstance" ||
    code === "InvalidParameterValue.InstanceHasBeenDeleted" ||
    code === "InvalidParameterValue.InstanceHasBeenIsolated"
  );
}

/** What a failed InstanceEnableSSL means for its item. */
export type WriteOutcome = "not_sent" | "wait" | "refused" | "doubtful" | "lost";

/**
 * Reads the failure of a write. `wait` = surely not applied, worth another try later (lock, quota). `doubtful` = a code came that does not
 * say whether the work began (InternalError…): read before it is called failed. `lost` = no code: reconcile by reading, never send again.
 */
export function writeOutcome(failure: { readonly class: ApiErrorClass; readonly code: string | null }): WriteOutcome {
  switch (failure.class) {
    case "not_sent":
      return "not_sent";
    case "unknown_outcome":
      return "lost";
    case "busy":
      return "wait";
    case "retryable":
      return isRateLimit(failure.code) ? "wait" : "doubtful";
    case "final":
    case "permission":
      return "refused";
  }
}

/** Words to show for an error: a key of `advice` in the messages. One for each code that has advice of its own, else one for its class. */
export const ADVICE_KEYS = [
  "lock_failed",
  "status_abnormal",
  "version",
  "unsupported",
  "not_found",
  "isolated",
  "region",
  "rate_limit",
  "internal",
  "permission",
  "key",
  "clock",
  "not_sent",
  "lost",
  "busy",
  "retryable",
  "final",
  "flow_paused",
  "flow_failed",
  "flow_undone",
  "unchanged",
  "gone",
  "address_list",
  "mfa",
  "request",
  "clients_unknown",
] as const;
export type AdviceKey = (typeof ADVICE_KEYS)[number];

const ADVICE_BY_CODE: Readonly<Record<string, AdviceKey>> = {
  "InvalidParameterValue.LockFailed": "lock_failed",
  "InvalidParameterValue.StatusAbnormal": "status_abnormal",
  "InvalidParameterValue.IllegalInstanceStatus": "status_abnormal",
  "UnsupportedOperation.KernelVersionNotSupport": "version",
  "UnsupportedOperation.SecondaryVersionNotSupportAudit": "version",
  "UnsupportedOperation.VersionNotSupport": "version",
  "InvalidParameterValue.NotFoundInstance": "not_found",
  "InvalidParameterValue.InstanceHasBeenIsolated": "isolated",
  "InvalidParameterValue.InstanceHasBeenDeleted": "not_found",
  "InvalidParameterValue.RegionError": "region",
  UnsupportedRegion: "region",
  "AuthFailure.SignatureExpire": "clock",
  "AuthFailure.UnauthorizedOperation": "permission",
  "AuthFailure.UnauthorizedAction": "permission",
  "AuthFailure.MFAFailure": "mfa",
  IpInBlacklist: "address_list",
  IpNotInWhitelist: "address_list",
  ResourceNotFound: "not_found",
  "InvalidParameterValue.MongoVersionNotSupportQueryClient": "clients_unknown",
  "InvalidParameterValue.ProxyNotSupportQueryClient": "clients_unknown",
  "InvalidParameterValue.RegionNotSupportQueryClient": "clients_unknown",
  ActionOffline: "request",
  DryRunOperation: "request",
  InvalidAction: "request",
  InvalidRequest: "request",
  MissingParameter: "request",
  NoSuchProduct: "request",
  NoSuchVersion: "request",
  RequestSizeLimitExceeded: "request",
  ResponseSizeLimitExceeded: "request",
  UnknownParameter: "request",
  UnsupportedProtocol: "request",
};

export function adviceFor(failure: { readonly class: ApiErrorClass; readonly code: string | null }): AdviceKey {
  const { code } = failure;
  if (code !== null) {
    if (Object.hasOwn(ADVICE_BY_CODE, code)) return ADVICE_BY_CODE[code] ?? "final";
    if (isRateLimit(code)) return "rate_limit";
    if (inFamily(code, "AuthFailure")) return "key";
    if (inFamily(code, "InternalError")) return "internal";
    if (isSslUnsupported(code)) return "unsupported";
  }
  switch (failure.class) {
    case "not_sent":
      return "not_sent";
    case "unknown_outcome":
      return "lost";
    case "busy":
      return "busy";
    case "retryable":
      return "retryable";
    case "permission":
      return "permission";
    case "final":
      return "final";
  }
}
