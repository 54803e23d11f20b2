import "server-only";
import { type ChangeEngine, openChangeEngine } from "../changes/change-engine";
import type { Cloud } from "../cloud/cloud";
import type { App } from "../context";
import { logSeldom } from "../log/log-seldom";
import { dailyProofs } from "../proofs/daily-proofs";
import { openRequestAnswering } from "../replicas/answer-requests";
import { leaderCloud } from "../replicas/leader-cloud";
import type { ReplicaChannel } from "../replicas/replica-channel";
import { startBudgetLoop } from "./budget-loop";
import { startCertificateLoop } from "./certificate-loop";
import { fencedStore, NoLongerLeading } from "./fenced-store";
import { type InventoryLoop, startInventoryLoop } from "./inventory-loop";
import type { LeaseHold } from "./lease-hold";
import { type Repeating, repeat } from "./repeat";

const REQUESTS_EVERY_MILLIS = 500;
const PROOFS_EVERY_MILLIS = 5 * 60_000;

/** What a process does while it leads. */
export type Leading = {
  readonly epoch: number;
  readonly hold: LeaseHold;
  readonly cloud: Cloud;
  readonly engine: ChangeEngine;
  readonly changes: Repeating;
  readonly inventory: InventoryLoop;
  /** Starts nothing more, and resolves when what was under way has ended. */
  end(): Promise<void>;
};

/** Starts the leader's loops: changes, inventory, certificates, daily proofs if wanted, and (where there are other processes) their requests. */
export function startLeading(parts: App, channel: ReplicaChannel, epoch: number, hold: LeaseHold): Leading {
  const cloud = channel.shared ? leaderCloud(parts.cloud, () => hold.held) : parts.cloud;
  const app: App = { ...parts, cloud, store: fencedStore(parts.store, epoch) };
  const onFault = (what: string) => {
    const logFault = logSeldom(app.log, app.clock, what);
    // Losing the lease is told once, by whoever keeps it.
    return (error: unknown) => {
      if (!(error instanceof NoLongerLeading)) logFault(error);
    };
  };

  const engine = openChangeEngine(
    // What has ended makes room for the next of its change.
    { app, epoch, itemSettled: () => changes.wake() },
    (itemId) => channel.publish({ kind: "sent", itemId }),
  );
  const changes: Repeating = repeat(
    app.clock,
    () => engine.pauseMillis(),
    () => engine.turn(),
    onFault("the change loop failed a turn"),
  );
  const inventory = startInventoryLoop(app, onFault("the inventory loop failed a turn"));
  const budget = startBudgetLoop(app, onFault("the budget loop failed a turn"));
  const certificates = startCertificateLoop(app, onFault("the certificate loop failed a turn"));
  const answering = openRequestAnswering({ app, epoch }, channel, () => inventory.refreshEverything());
  const requests = channel.shared
    ? repeat(
        app.clock,
        () => REQUESTS_EVERY_MILLIS,
        () => answering.turn(),
        onFault("the request loop failed a turn"),
      )
    : null;
  const proofs = app.config.proofs.daily
    ? repeat(app.clock, () => PROOFS_EVERY_MILLIS, dailyProofs(app), onFault("the daily TLS proofs failed a turn"))
    : null;
  const unsubscribe = channel.subscribe((message) => {
    if (message.kind === "changes") changes.wake();
    if (message.kind === "request") requests?.wake();
    if (message.kind === "prefer") inventory.prefer(message.names);
  });
  return {
    epoch,
    hold,
    cloud,
    engine,
    changes,
    inventory,
    end: async () => {
      unsubscribe();
      await Promise.all([
        changes.stop(),
        inventory.stop(),
        budget.stop(),
        certificates.stop(),
        requests?.stop(),
        proofs?.stop(),
      ]);
      await Promise.all([engine.stop(), answering.idle()]);
    },
  };
}
