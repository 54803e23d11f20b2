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
        action: [
          "mongodb:DescribeDBInstances",
          "mongodb:DescribeInstanceSSL",
          "mongodb:InstanceEnableSSL",
          "mongodb:DescribeAsyncRequestInfo",
        ],
        resource: ["*"],
      },
    ],
  },
  null,
  2,
);
