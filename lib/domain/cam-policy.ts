/** What an instance is looked at with before a change is sent. */
export const READ_ACTIONS = ["mongodb:DescribeDBInstances", "mongodb:DescribeInstanceSSL"] as const;
/** What a change is sent with. */
export const SEND_ACTIONS = ["mongodb:InstanceEnableSSL"] as const;

/**
 * What the console's key must be allowed to do, as a CAM policy to paste (CAM policy syntax 2.0). The resource is everything, since
 * listing can't be limited to instances.
 */
export const CAM_POLICY = JSON.stringify(
  {
    version: "2.0",
    statement: [
      {
        effect: "allow",
        action: [...READ_ACTIONS, ...SEND_ACTIONS, "mongodb:DescribeAsyncRequestInfo"],
        resource: ["*"],
      },
    ],
  },
  null,
  2,
);
