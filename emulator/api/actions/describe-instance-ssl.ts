import type { Action } from "../action";
import { ApiError } from "../api-error";
import { beijingTime } from "../beijing-time";
import { findInstance } from "../find-instance";
import { ParameterReader } from "../parameter-reader";

/** DescribeInstanceSSL: Status, ExpiredTime and CertUrl, each of which may be null. */
export const describeInstanceSsl: Action = (input) => {
  const reader = new ParameterReader(input.params, ["InstanceId"]);
  const { ssl, expiresAt, certUrl } = findInstance(input, reader.requiredString("InstanceId"));
  if (ssl === "unsupported") {
    throw new ApiError("UnsupportedOperation.VersionNotSupport", "The current version does not support the operation.");
  }
  if (ssl === "null") return { Status: null, ExpiredTime: null, CertUrl: null };
  return {
    Status: ssl === "enabled" ? 1 : 0,
    ExpiredTime: expiresAt === null ? null : beijingTime(expiresAt),
    CertUrl: certUrl?.startsWith("/") ? input.baseUrl + certUrl : certUrl,
  };
};
