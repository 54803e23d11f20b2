import type { EmulatedInstance } from "../emulated-instance";
import type { ActionInput } from "./action";
import { ApiError } from "./api-error";

/** @throws ApiError InvalidParameterValue.NotFoundInstance */
export function findInstance(input: ActionInput, instanceId: string): EmulatedInstance {
  const instance = input.fleet.find(input.region, instanceId, input.readAt);
  if (instance === undefined) {
    throw new ApiError("InvalidParameterValue.NotFoundInstance", `The instance ${instanceId} is not found.`);
  }
  return instance;
}
