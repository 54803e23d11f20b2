import type { Action } from "../action";
import { ApiError } from "../api-error";
import { beijingTime } from "../beijing-time";
import { ParameterReader } from "../parameter-reader";

/** DescribeAsyncRequestInfo: how a task stands. The id is the FlowId as text. */
export const describeAsyncRequestInfo: Action = (input) => {
  const id = new ParameterReader(input.params, ["AsyncRequestId"]).requiredString("AsyncRequestId");
  const record = /^\d{1,15}$/.test(id) ? input.fleet.flow(Number(id)) : undefined;
  if (record === undefined || record.region !== input.region) {
    throw new ApiError("InvalidParameterValue", `The asynchronous request ${id} is not found.`);
  }
  const { flow } = record;
  const ended = flow.status !== "running" && (input.readAt === undefined || input.readAt >= flow.endsAt);
  return {
    Status: ended ? flow.status : "running",
    StartTime: beijingTime(flow.startedAt),
    EndTime: ended ? beijingTime(flow.endsAt) : null,
  };
};
