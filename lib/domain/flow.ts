/** DescribeAsyncRequestInfo.Status (API 2019-07-25). `paused` = stopped, a person is needed; `undoed` = failed and rolled back. */
export type FlowState = "running" | "succeeded" | "failed" | "undone" | "paused" | "unknown";

/** A word nobody has seen is "unknown", to be read again: only words known as ends end a change. */
export function flowState(status: string | null | undefined): FlowState {
  switch (status) {
    case "initial":
    case "running":
      return "running";
    case "success":
      return "succeeded";
    case "failed":
      return "failed";
    case "undoed":
      return "undone";
    case "paused":
      return "paused";
    default:
      return "unknown";
  }
}
