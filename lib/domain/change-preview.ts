import { tccliText } from "./call-text";
import type { ReviewedInstance } from "./change-review";
import { API_VERSION, type CloudCall, callParameters } from "./cloud-call";
import type { SslTarget } from "./ssl-state";

type Place = Pick<ReviewedInstance, "region" | "instanceId">;

/** Where the calls for each region go: region -> host. */
export type EndpointHosts = Readonly<Record<string, string>>;

function enableSslCall({ region, instanceId }: Place, target: SslTarget): CloudCall {
  return { action: "InstanceEnableSSL", region, instanceId, target };
}

/** The switch of one instance as a line of Tencent Cloud's command line tool. */
export function tccliLine(place: Place, target: SslTarget, hosts: EndpointHosts): string {
  return tccliText(enableSslCall(place, target), hosts[place.region] ?? null);
}

/** The same call as data: where it goes and what its body holds. */
export function callDocument(place: Place, target: SslTarget, hosts: EndpointHosts) {
  const call = enableSslCall(place, target);
  return {
    host: hosts[place.region] ?? null,
    action: call.action,
    version: API_VERSION,
    region: place.region,
    body: callParameters(call),
  };
}
