import { supportsSsl } from "../../seeds/complete-instance";
import type { Action } from "../action";
import { ApiError } from "../api-error";
import { findInstance } from "../find-instance";
import { ParameterReader } from "../parameter-reader";

/**
 * InstanceEnableSSL: starts a task and answers only its FlowId, as the newest official example does. Asking for the state that is
 * there already starts a task too, because nothing official says that it is a no-op.
 */
export const instanceEnableSsl: Action = (input) => {
  const reader = new ParameterReader(input.params, ["InstanceId", "Enable"]);
  const enable = reader.requiredBoolean("Enable");
  // A write sees the present, also when reads lag behind.
  const instance = findInstance({ ...input, readAt: undefined }, reader.requiredString("InstanceId"));
  if (!supportsSsl(instance.mongoVersion) || instance.ssl === "unsupported") {
    throw new ApiError("UnsupportedOperation.VersionNotSupport", "The current version does not support the operation.");
  }
  if (instance.status !== 2) {
    throw new ApiError(
      "InvalidParameterValue.StatusAbnormal",
      `The status of the instance ${instance.instanceId} is abnormal.`,
    );
  }
  if (instance.flow?.status === "running") {
    throw new ApiError("InvalidParameterValue.LockFailed", "Instance lock failed.");
  }
  const flow = input.fleet.startFlow(instance, {
    target: enable ? "enabled" : "disabled",
    startedAt: input.now,
    endsAt: input.now + input.flowMillis,
    outcome: input.flowOutcome,
  });
  return input.withoutFlowId ? {} : { FlowId: flow.id };
};
