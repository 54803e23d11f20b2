import type { SslTarget } from "./ssl-state";

type Place = { readonly region: string; readonly instanceId: string };

/** A call of the API that the console makes for a person, as data. */
export type CloudCall =
  | { readonly action: "DescribeDBInstances"; readonly region: string }
  | ({ readonly action: "DescribeDBInstanceURL" } & Place)
  /** `enabled`: what SSL is now, null = not known. */
  | ({ readonly action: "DescribeInstanceSSL"; readonly enabled: boolean | null } & Place)
  | ({ readonly action: "InstanceEnableSSL"; readonly target: SslTarget } & Place);

/** Where calls go: "https://" or "http://", and the host with its port if it has one. */
export type CallEndpoint = { readonly protocol: string; readonly host: string };

/** Where the calls for each region go. */
export type CallEndpoints = Readonly<Record<string, CallEndpoint>>;

/** The API's version (API page "InstanceEnableSSL"). */
export const API_VERSION = "2019-07-25";

/** The most that DescribeDBInstances gives at a time. */
const PAGE = 100;

/** The parameters of a call, in the API's names. */
export function callParameters(call: CloudCall): Readonly<Record<string, string | number | boolean>> {
  switch (call.action) {
    case "DescribeDBInstances":
      return { Limit: PAGE, Offset: 0 };
    case "DescribeDBInstanceURL":
    case "DescribeInstanceSSL":
      return { InstanceId: call.instanceId };
    case "InstanceEnableSSL":
      return { InstanceId: call.instanceId, Enable: call.target === "enabled" };
  }
}
