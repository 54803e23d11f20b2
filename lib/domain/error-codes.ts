/** Where an error is told in the dictionary: by what it is about. */
export const ERROR_GROUPS = ["ssl", "instance", "access", "limit", "service", "request", "no_code"] as const;
export type ErrorGroup = (typeof ERROR_GROUPS)[number];

/**
 * The codes that the console can meet, by group, each with the key of its meaning in the messages (`errors.meaning`). From the API's pages of
 * the six actions that the console calls and the common ones, as listed in docs/api-errors.md. `X.*` stands for every code of a family that has
 * no entry of its own.
 */
export const ERROR_CODES = [
  ["ssl", "UnsupportedOperation", "unsupported"],
  ["ssl", "UnsupportedOperation.KernelVersionNotSupport", "kernelVersion"],
  ["ssl", "UnsupportedOperation.SecondaryVersionNotSupportAudit", "minorVersion"],
  ["ssl", "UnsupportedOperation.VersionNotSupport", "version"],
  ["ssl", "UnsupportedOperation.*", "unsupportedOther"],

  ["instance", "InvalidParameterValue.LockFailed", "lockFailed"],
  ["instance", "InvalidParameterValue.StatusAbnormal", "statusAbnormal"],
  ["instance", "InvalidParameterValue.IllegalInstanceStatus", "illegalStatus"],
  ["instance", "FailedOperation.OperationNotAllowedInInstanceLocking", "lockedForOperations"],
  ["instance", "ResourceInUse", "resourceInUse"],
  ["instance", "InvalidParameterValue.NotFoundInstance", "instanceNotFound"],
  ["instance", "InvalidParameterValue.InstanceHasBeenIsolated", "isolated"],
  ["instance", "InvalidParameterValue.InstanceHasBeenDeleted", "deleted"],
  ["instance", "ResourceNotFound", "resourceNotFound"],
  ["instance", "InvalidParameterValue.MongoVersionNotSupportQueryClient", "clientsVersion"],
  ["instance", "InvalidParameterValue.ProxyNotSupportQueryClient", "clientsProxy"],
  ["instance", "InvalidParameterValue.RegionNotSupportQueryClient", "clientsRegion"],

  ["access", "UnauthorizedOperation", "unauthorized"],
  ["access", "UnauthorizedOperation.*", "unauthorizedOther"],
  ["access", "AuthFailure.UnauthorizedOperation", "unauthorized"],
  ["access", "InvalidParameter.PermissionDenied", "permissionDenied"],
  ["access", "AuthFailure.InvalidAuthorization", "invalidAuthorization"],
  ["access", "AuthFailure.InvalidSecretId", "invalidSecretId"],
  ["access", "AuthFailure.MFAFailure", "mfa"],
  ["access", "AuthFailure.SecretIdNotFound", "secretIdNotFound"],
  ["access", "AuthFailure.SignatureExpire", "signatureExpired"],
  ["access", "AuthFailure.SignatureFailure", "signatureWrong"],
  ["access", "AuthFailure.TokenFailure", "token"],
  ["access", "AuthFailure.*", "keyOther"],
  ["access", "IpInBlacklist", "addressBlocked"],
  ["access", "IpNotInWhitelist", "addressNotListed"],

  ["limit", "RequestLimitExceeded", "rate"],
  ["limit", "RequestLimitExceeded.GlobalRegionUinLimitExceeded", "rateAccount"],
  ["limit", "RequestLimitExceeded.IPLimitExceeded", "rateAddress"],
  ["limit", "RequestLimitExceeded.UinLimitExceeded", "rateAccount"],
  ["limit", "RequestLimitExceeded.*", "rateOther"],
  ["limit", "LimitExceeded.TooManyRequests", "tooMany"],
  ["limit", "LimitExceeded", "quota"],
  ["limit", "ResourceInsufficient", "resourceInsufficient"],
  ["limit", "RequestSizeLimitExceeded", "requestSize"],
  ["limit", "ResponseSizeLimitExceeded", "responseSize"],

  ["service", "InternalError", "internal"],
  ["service", "InternalError.*", "internalOther"],
  ["service", "ServiceUnavailable", "serviceUnavailable"],
  ["service", "ResourceUnavailable", "resourceUnavailable"],
  ["service", "FailedOperation.KernelResponseTimeout", "kernelTimeout"],
  ["service", "FailedOperation", "failedOperation"],
  ["service", "FailedOperation.*", "failedOperation"],

  ["request", "UnsupportedRegion", "region"],
  ["request", "InvalidParameterValue.RegionError", "region"],
  ["request", "InvalidParameterValue.ZoneError", "zone"],
  ["request", "InvalidParameterValue.VpcIdOrSubnetIdNotFound", "vpc"],
  ["request", "InvalidParameterValue", "parameterValue"],
  ["request", "InvalidParameterValue.*", "parameterValueOther"],
  ["request", "InvalidParameter", "parameter"],
  ["request", "InvalidParameter.*", "parameter"],
  ["request", "MissingParameter", "missingParameter"],
  ["request", "UnknownParameter", "unknownParameter"],
  ["request", "InvalidRequest", "invalidRequest"],
  ["request", "InvalidAction", "invalidAction"],
  ["request", "ActionOffline", "actionOffline"],
  ["request", "NoSuchVersion", "noSuchVersion"],
  ["request", "NoSuchProduct", "noSuchProduct"],
  ["request", "UnsupportedProtocol", "protocol"],
  ["request", "DryRunOperation", "dryRun"],
] as const satisfies readonly (readonly [ErrorGroup, string, string])[];
