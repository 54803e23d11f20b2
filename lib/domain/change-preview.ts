import type { ReviewedInstance } from "./change-review";
import type { SslTarget } from "./ssl-state";

type Call = Pick<ReviewedInstance, "region" | "instanceId">;

/** Where the calls for each region go: region -> host. */
export type EndpointHosts = Readonly<Record<string, string>>;

/** The API's version and action (API page "InstanceEnableSSL", 2019-07-25). */
const VERSION = "2019-07-25";
const ACTION = "InstanceEnableSSL";

/**
 * One line of Tencent Cloud's command line tool, as in its own example of this action. Ids and regions hold letters, digits and hyphens only
 * (checked where they come in), so nothing needs quotes. Keys are the tool's own matter: none is in it.
 */
export function tccliLine({ region, instanceId }: Call, target: SslTarget, hosts: EndpointHosts): string {
  const host = hosts[region];
  return [
    `tccli mongodb ${ACTION} --cli-unfold-argument`,
    `--region ${region}`,
    ...(host ? [`--endpoint ${host}`] : []),
    `--InstanceId ${instanceId}`,
    `--Enable ${target === "enabled"}`,
  ].join(" ");
}

/** The same call as data: where it goes and what its body holds. */
export function callDocument({ region, instanceId }: Call, target: SslTarget, hosts: EndpointHosts) {
  return {
    host: hosts[region] ?? null,
    action: ACTION,
    version: VERSION,
    region,
    body: { InstanceId: instanceId, Enable: target === "enabled" },
  };
}
