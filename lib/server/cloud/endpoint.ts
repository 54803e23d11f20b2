import "server-only";
import { isRegionCode } from "@/lib/domain/region";
import { CloudError } from "./cloud";

export type Endpoint = {
  /** As the SDK wants it: "https://" or "http://". */
  readonly protocol: string;
  /** Host with its port, if it has one. */
  readonly host: string;
};

/** The two hosts that serve every region but the finance ones. */
const GENERAL_HOSTS = new Set(["mongodb.intl.tencentcloudapi.com", "mongodb.tencentcloudapi.com"]);

/**
 * Where the calls for a region go. `template` is TENCENTCLOUD_ENDPOINT and may hold `{region}`. Finance regions (`…-fsi`) answer on a
 * host of their own only (API page "Service addresses"). Throws a final CloudError for a text that is no region code: it would become
 * part of a host name.
 */
export function endpointFor(template: string, region: string): Endpoint {
  if (!isRegionCode(region)) {
    throw new CloudError({ class: "final", code: null, requestId: null, message: "That is not a region code" });
  }
  const url = new URL(template.replaceAll("{region}", region));
  const host =
    region.endsWith("-fsi") && GENERAL_HOSTS.has(url.host) ? `mongodb.${region}.tencentcloudapi.com` : url.host;
  return { protocol: `${url.protocol}//`, host };
}
