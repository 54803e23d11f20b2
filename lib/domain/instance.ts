/** What names one instance everywhere: in rows, URLs, query keys and audit events. An id alone is not unique over regions. */
export type InstanceKey = { readonly accountId: string; readonly region: string; readonly instanceId: string };

/** The account of a console that knows one account. More accounts come later; keys carry the field already. */
export const DEFAULT_ACCOUNT = "default";

/** Words for DescribeDBInstances.Status (API 2019-07-25): 0 to be initialised, 1 in process, 2 running, -2 isolated (prepaid), -3 isolated (postpaid). */
export type InstanceStatus = "initialising" | "in_process" | "running" | "isolated" | "unknown";

export function instanceStatus(code: number | null): InstanceStatus {
  switch (code) {
    case 0:
      return "initialising";
    case 1:
      return "in_process";
    case 2:
      return "running";
    case -2:
    case -3:
      return "isolated";
    default:
      return "unknown";
  }
}

/** DescribeDBInstances.ClusterType: 0 replica set, 1 sharded cluster. */
export type ClusterType = "replica_set" | "sharded" | "unknown";

export function clusterType(code: number | null): ClusterType {
  if (code === 0) return "replica_set";
  return code === 1 ? "sharded" : "unknown";
}

/** The exact text of a key, for maps and React keys. Account ids, regions and instance ids hold no slash. */
export function instanceKeyText(key: InstanceKey): string {
  return `${key.accountId}/${key.region}/${key.instanceId}`;
}

/** Instance ids look like cmgo-1a2b3c4d; read-only and disaster recovery instances have prefixes of their own. */
export function isInstanceId(text: string): boolean {
  return /^[a-z]{2,12}-[0-9a-z]{3,32}$/i.test(text);
}
