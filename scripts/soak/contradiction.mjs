/**
 * What an item that has ended claims about its instance, against the cloud's truth at the same moment; null = no contradiction. The claims:
 * - succeeded: SSL is the target, the instance runs, no task is under way on it.
 * - failed: SSL is not the target, and no task is under way that could still bring it there.
 * - needs_attention: whatever reason is shown is true: `flow_paused` = the task is paused; `unchanged` = SSL is not the target and no task is
 *   under way. It never stands beside a change that has gone through.
 * - skipped, cancelled: nothing was begun for it.
 * An item that has not ended claims nothing yet. Succeeded and failed must stay true as long as nobody else touches the instance; a reason to
 * look is true when it is given.
 * @param {Pick<import("../crash/console-main.mjs").SeenItem, "state" | "advice">} item
 * @param {Pick<import("../../emulator/emulated-instance").EmulatedInstance, "ssl" | "status" | "flow">} truth
 * @param {"enabled" | "disabled"} target
 * @param {number} sent how often InstanceEnableSSL was received for it and not plainly refused
 * @returns {string | null}
 */
export function contradiction({ state, advice }, truth, target, sent) {
  const isTarget = truth.ssl === target;
  const task = truth.flow?.status ?? "none";
  const is = `SSL is ${truth.ssl}, Status ${truth.status}, task ${task}`;
  switch (state) {
    case "succeeded":
      return isTarget && truth.status === 2 && task !== "running" ? null : `succeeded, but ${is}`;
    case "failed":
      return !isTarget && task !== "running" && task !== "success" ? null : `failed, but ${is}`;
    case "needs_attention":
      if (advice === "flow_paused") return task === "paused" ? null : `needs attention as paused, but ${is}`;
      return !isTarget && task !== "running" ? null : `needs attention (${advice}), but ${is}`;
    case "skipped":
    case "cancelled":
      return sent === 0 ? null : `${state}, but InstanceEnableSSL was sent`;
    default:
      return null;
  }
}
