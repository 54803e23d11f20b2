import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { type EarlierProof, tellsAnything } from "@/lib/domain/tls-proof";

/** Whether SSL of the instance was switched after its last proof, which then tells of a state that is gone. */
export function isOlderThanSwitch({ proof, history }: Pick<InstanceDetail, "proof" | "history">): boolean {
  if (proof === null) return false;
  const at = Date.parse(proof.at);
  return history.some(({ state, stateSince }) => state === "succeeded" && Date.parse(stateSince) > at);
}

/** The last proof that reached a node, when the latest did not and SSL was not switched since. */
export function standingProof({ earlierProof, proof, history }: InstanceDetail): EarlierProof | null {
  // A proof that was just made is put into the page before the rest of it is read anew.
  if (earlierProof === null || proof === null || tellsAnything(proof.nodes)) return null;
  return isOlderThanSwitch({ proof: earlierProof.proof, history }) ? null : earlierProof;
}
