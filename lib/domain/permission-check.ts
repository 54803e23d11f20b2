import { type AdviceKey, type ApiErrorClass, adviceFor } from "./api-error";

/** The actions that can be tried without changing anything. InstanceEnableSSL can't: it restarts the instance. */
export const TRIED_ACTIONS = [
  "DescribeDBInstances",
  "DescribeInstanceSSL",
  "DescribeAsyncRequestInfo",
  "DescribeDBInstanceURL",
  "DescribeClientConnections",
] as const;
export type TriedAction = (typeof TRIED_ACTIONS)[number];

/** Regions that one request tries; more go in more requests, so that progress is seen. */
export const CHECK_REGIONS_MOST = 4;

/**
 * What a try tells. `denied`: CAM does not allow it. `key`: the key itself was not accepted, whatever its policy. `no_service`: no MongoDB
 * in the region. `not_told`: no answer that would tell.
 */
export type PermissionVerdict = "works" | "denied" | "key" | "no_service" | "not_told";

export type PermissionResult = {
  readonly verdict: PermissionVerdict;
  readonly code: string | null;
  readonly requestId: string | null;
};
export type RegionPermissions = {
  readonly region: string;
  readonly results: Readonly<Record<TriedAction, PermissionResult>>;
};

const BY_ADVICE: Partial<Record<AdviceKey, PermissionVerdict>> = {
  permission: "denied",
  key: "key",
  clock: "key",
  mfa: "key",
  address_list: "key",
  region: "no_service",
  not_sent: "not_told",
  lost: "not_told",
  rate_limit: "not_told",
  internal: "not_told",
  retryable: "not_told",
  request: "not_told",
};

/** Reads the end of a try; null = it was answered. A refusal for any other reason than the key or its policy proves that the action is allowed. */
export function verdictOf(
  failure: { readonly class: ApiErrorClass; readonly code: string | null } | null,
): PermissionVerdict {
  if (failure === null) return "works";
  // No key at all: there is nobody to allow anything to.
  if (failure.class === "permission" && failure.code === null) return "key";
  return BY_ADVICE[adviceFor(failure)] ?? (failure.code === null ? "not_told" : "works");
}
