/**
 * The provider's own person: a paused task stops the instance until somebody resumes it by hand, and a console that does not know the flow can
 * only see the instance in process. Ends these tasks as they were meant.
 * @param {import("../../emulator/emulator").Emulator} emulator
 * @param {import("./killable-console.mjs").KillableConsole} console
 */
export function resumeUnknownFlows(emulator, console) {
  const unknown = new Map(
    console.items
      .filter(({ state, flow_id }) => state === "applying" && flow_id === null)
      .map((item) => [item.instance_id, item.target]),
  );
  if (unknown.size === 0) return;
  for (const { region, instanceId, flow, status } of emulator.instances()) {
    const ssl = unknown.get(instanceId);
    if (ssl && flow?.status === "paused" && status !== 2)
      emulator.updateInstance(region, instanceId, { status: 2, ssl });
  }
}
