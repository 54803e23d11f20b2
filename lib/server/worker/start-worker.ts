import "server-only";
import { randomUUID } from "node:crypto";
import type { Cloud } from "../cloud/cloud";
import type { App } from "../context";
import { refreshKeys } from "../inventory/refresh-keys";
import { logSeldom } from "../log/log-seldom";
import { askLeader } from "../replicas/ask-leader";
import { itemSentElsewhere } from "../replicas/item-sent-elsewhere";
import { preferElsewhere } from "../replicas/prefer-elsewhere";
import { openReplicaChannel } from "../replicas/replica-channel";
import { replicaCloud } from "../replicas/replica-cloud";
import { type Leading, startLeading } from "./leading";
import { LEASE_RENEW_MILLIS, leaseFreeAfter, releaseLease, renewLease, takeLease } from "./lease";
import { currentMoment, LeaseHold } from "./lease-hold";
import { repeat } from "./repeat";
import type { Worker } from "./worker";

/** How often a process that stands by looks whether the lease has run out; sooner when it is about to. */
const STAND_BY_MILLIS = 1_000;
const STAND_BY_MIN_MILLIS = 20;
/** Loops that have not turned for this long are dead, whatever else answers. */
const ALIVE_WITHIN_MILLIS = 30_000;
/** A leader is replaced within this time; one that nobody has seen for longer has no successor. */
const LEADER_SEEN_WITHIN_MILLIS = 15_000;
/** What another process sends is waited for this long; later the page follows what happens by itself. */
const SENT_ELSEWHERE_MILLIS = 3_000;

/** The worker, and the cloud as this process's verbs may use it: the leading process calls, the others ask it to. */
export type StartedWorker = Worker & { readonly cloud: Cloud };

/** Starts the background work of this process: it leads (follows changes, keeps the inventory) while it holds the store's lease, else it stands by. */
export function startWorker(parts: Omit<App, "worker">): StartedWorker {
  const { store, clock, log } = parts;
  const holder = randomUUID();
  const channel = openReplicaChannel(store, clock, log);
  const ask = askLeader(parts, channel);
  const prefer = preferElsewhere(parts, channel);
  let leading: Leading | null = null;
  let leaderSeenAt = Number.NEGATIVE_INFINITY;
  let standByMillis = STAND_BY_MILLIS;

  async function lead(): Promise<void> {
    const asked = currentMoment();
    const epoch = await takeLease(store, holder);
    leaderSeenAt = clock.now();
    if (epoch === null) {
      standByMillis = Math.min(STAND_BY_MILLIS, STAND_BY_MIN_MILLIS + (await leaseFreeAfter(store)));
      return;
    }
    const hold = new LeaseHold();
    hold.renewed(asked);
    leading = startLeading(app, channel, epoch, hold);
    log.info({ epoch }, "leading");
  }

  async function standDown(): Promise<void> {
    const was = leading;
    leading = null;
    await was?.end();
  }

  async function keepLease(): Promise<void> {
    if (leading === null) return lead();
    const asked = currentMoment();
    if (await renewLease(store, leading.epoch)) return leading.hold.renewed(asked);
    leading.hold.lost();
    log.warn({ epoch: leading.epoch }, "another process leads now");
    await standDown();
  }

  // Alone on its folder, a SQLite process calls by itself at any moment.
  const cloud = channel.shared ? replicaCloud(parts.cloud, () => leading?.cloud ?? null, ask) : parts.cloud;
  const worker: StartedWorker = {
    cloud,
    wakeChanges: () => {
      if (leading) leading.changes.wake();
      else channel.publish({ kind: "changes" });
    },
    itemSent: async (itemId, limitMillis) => {
      if (leading) await leading.engine.itemSent(itemId, limitMillis);
      else if (channel.shared)
        await itemSentElsewhere(parts, channel, itemId, Math.min(limitMillis, SENT_ELSEWHERE_MILLIS));
    },
    prefer: (keys) => {
      if (leading) leading.inventory.prefer(keys);
      else if (channel.shared) prefer(keys);
    },
    refresh: async ({ keys, everything }) => {
      if (!leading && channel.shared) return ask({ kind: "refresh", keys, everything });
      await refreshKeys({ ...app, cloud }, keys, { lane: "follow" });
      if (everything) leading?.inventory.refreshEverything();
    },
    alive: () => {
      if (leading === null) return clock.now() - leaderSeenAt < LEADER_SEEN_WITHIN_MILLIS;
      return clock.now() - leading.changes.lastTurnAt() < ALIVE_WITHIN_MILLIS;
    },
    stop: async () => {
      unsubscribe();
      await lease.stop();
      const epoch = leading?.epoch;
      await standDown();
      if (epoch !== undefined) {
        await releaseLease(store, epoch);
        channel.publish({ kind: "lease" });
      }
      await channel.close();
    },
  };
  const app: App = { ...parts, worker };
  const lease = repeat(
    clock,
    () => (leading || !channel.shared ? LEASE_RENEW_MILLIS : standByMillis),
    keepLease,
    logSeldom(log, clock, "the lease could not be kept"),
  );
  const unsubscribe = channel.subscribe((message) => {
    if (message.kind === "lease") lease.wake();
  });
  return worker;
}
