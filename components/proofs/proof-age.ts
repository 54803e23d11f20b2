import type { InstanceDetail } from "@/lib/domain/instance-detail";

/** Whether SSL of the instance was switched after its last proof, which then tells of a state that is gone. */
export function isOlderThanSwitch({ proof, history }: Pick<InstanceDetail, "proof" | "history">): boolean {
  if (proof === null) return false;
  const at = Date.parse(proof.at);
  return history.some(({ state, stateSince }) => state === "succeeded" && Date.parse(stateSince) > at);
}
