import { type InstanceKey, instanceKeyText } from "@/lib/domain/instance";

/** The DOM id of an instance's switch, where the focus goes back to. */
export function switchId(key: InstanceKey): string {
  return `ssl/${instanceKeyText(key)}`;
}
