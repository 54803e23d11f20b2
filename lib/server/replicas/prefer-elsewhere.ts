import "server-only";
import type { App } from "../context";
import type { InstanceName } from "../inventory/check-ssl";
import type { ReplicaChannel } from "./replica-channel";

/** All pages that ask within this time are told in one go. */
const GATHER_MILLIS = 1_000;
/** As many as the leader keeps. */
const MOST = 500;
/** A payload of NOTIFY holds 8,000 bytes. */
const NAMES_A_MESSAGE = 100;

/** Tells the leader which rows are on screens here. One that gets lost is told again by the page's next poll. */
export function preferElsewhere(
  { clock }: Pick<App, "clock">,
  channel: ReplicaChannel,
): (names: readonly InstanceName[]) => void {
  const gathered = new Map<string, InstanceName>();
  let gathering = false;

  async function tell(): Promise<void> {
    await clock.sleep(GATHER_MILLIS);
    gathering = false;
    const names = [...gathered.values()];
    gathered.clear();
    for (let from = 0; from < names.length; from += NAMES_A_MESSAGE)
      channel.publish({ kind: "prefer", names: names.slice(from, from + NAMES_A_MESSAGE) });
  }

  return (names) => {
    for (const { region, instanceId } of names) {
      if (gathered.size >= MOST) break;
      gathered.set(`${region}/${instanceId}`, { region, instanceId });
    }
    if (gathered.size === 0 || gathering) return;
    gathering = true;
    void tell();
  };
}
