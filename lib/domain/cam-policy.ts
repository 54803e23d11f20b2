/** What an instance is looked at with before a change is sent. */
export const READ_ACTIONS = ["mongodb:DescribeDBInstances", "mongodb:DescribeInstanceSSL"] as const;
/** What a change is sent with. */
export const SEND_ACTIONS = ["mongodb:InstanceEnableSSL"] as const;
/** What the console shows besides. */
const SHOWN_ACTIONS = ["mongodb:DescribeDBInstanceURL", "mongodb:DescribeClientConnections"] as const;
/** What a change is followed with. */
const FOLLOW_ACTIONS = ["mongodb:DescribeAsyncRequestInfo"] as const;

/** Read what the console shows, or switch SSL too. */
export const CAM_POLICY_KINDS = ["read", "toggle"] as const;
export type CamPolicyKind = (typeof CAM_POLICY_KINDS)[number];

/**
 * The least that the console's key must be allowed to do, as a CAM policy to paste (CAM policy syntax 2.0). The resource is everything, since
 * listing can't be limited to instances.
 */
export function camPolicy(kind: CamPolicyKind): string {
  const action = [
    ...READ_ACTIONS,
    ...SHOWN_ACTIONS,
    ...(kind === "toggle" ? [...SEND_ACTIONS, ...FOLLOW_ACTIONS] : []),
  ];
  return JSON.stringify({ version: "2.0", statement: [{ effect: "allow", action, resource: ["*"] }] }, null, 2);
}
