/** What is known of an instance's SSL. "unknown" is never "off": DescribeInstanceSSL may answer null. */
export const SSL_STATES = ["enabled", "disabled", "unsupported", "unknown"] as const;
export type SslState = (typeof SSL_STATES)[number];

/** What one call of InstanceEnableSSL leads to. */
export type SslTarget = "enabled" | "disabled";

/** What a change aims at: SSL on, SSL off, or off and then on again. */
export const CHANGE_TARGETS = ["enabled", "disabled", "rotate"] as const;
export type ChangeTarget = (typeof CHANGE_TARGETS)[number];

export function sslTarget(enabled: boolean): SslTarget {
  return enabled ? "enabled" : "disabled";
}

/** DescribeInstanceSSL.Status (API 2019-07-25): 0 off, 1 on, null or anything else unknown. */
export function sslStateFromStatus(status: number | null | undefined): SslState {
  if (status === 1) return "enabled";
  return status === 0 ? "disabled" : "unknown";
}
