import type { Action } from "./action";
import { describeAsyncRequestInfo } from "./actions/describe-async-request-info";
import { describeClientConnections } from "./actions/describe-client-connections";
import { describeDbInstanceUrl } from "./actions/describe-db-instance-url";
import { describeDbInstances } from "./actions/describe-db-instances";
import { describeInstanceSsl } from "./actions/describe-instance-ssl";
import { instanceEnableSsl } from "./actions/instance-enable-ssl";

/** The actions of version 2019-07-25 that the emulator knows. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ["DescribeDBInstances", describeDbInstances],
  ["DescribeInstanceSSL", describeInstanceSsl],
  ["InstanceEnableSSL", instanceEnableSsl],
  ["DescribeAsyncRequestInfo", describeAsyncRequestInfo],
  ["DescribeDBInstanceURL", describeDbInstanceUrl],
  ["DescribeClientConnections", describeClientConnections],
]);
