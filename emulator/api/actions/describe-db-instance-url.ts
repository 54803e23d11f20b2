import type { Action } from "../action";
import { findInstance } from "../find-instance";
import { ParameterReader } from "../parameter-reader";

/** DescribeDBInstanceURL: connection strings with the password masked and no word about TLS, as the real ones. */
export const describeDbInstanceUrl: Action = (input) => {
  const instance = findInstance(input, new ParameterReader(input.params, ["InstanceId"]).requiredString("InstanceId"));
  const hosts = instance.vip
    .split(";")
    .map((address) => `${address}:${instance.vport}`)
    .join(",");
  const address = (options: string) => `mongodb://mongouser:******@${hosts}/test?authSource=admin${options}`;
  const [all, secondary] =
    instance.clusterType === 1 ? ["MONGOS_ALL", "MONGOS_READ_SECONDARY"] : ["CLUSTER_ALL", "CLUSTER_READ_SECONDARY"];
  return {
    Urls: [
      { URLType: all, Address: address("") },
      { URLType: secondary, Address: address("&readPreference=secondaryPreferred") },
    ],
  };
};
