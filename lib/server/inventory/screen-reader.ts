import "server-only";
import { setMaxListeners } from "node:events";
import { groupedBy } from "@/lib/domain/grouped-by";
import type { App } from "../context";
import type { InstanceName } from "./check-ssl";
import { openScreenQueue, type ScreenQueue } from "./screen-queue";
import { ReadingsInTurn, type SslReadings } from "./ssl-reading";

/** Reads the rows on people's screens, the latest asked for first, before all that a sync has to read. */
export type ScreenReader = {
  prefer(names: readonly InstanceName[]): void;
  stop(): Promise<void>;
};

type AtHost = { readonly queue: ScreenQueue; readonly inTurn: ReadingsInTurn; serving: boolean };

/** `onFault`: the store failed; the page asks again at its next poll. */
export function openScreenReader(app: App, readings: SslReadings, onFault: (error: unknown) => void): ScreenReader {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const hosts = new Map<string, AtHost>();

  function atHost(host: string): AtHost {
    const options = { lane: "screen", signal: stopping.signal } as const;
    const found = hosts.get(host) ?? {
      queue: openScreenQueue(),
      inTurn: new ReadingsInTurn(readings, options, onFault),
      serving: false,
    };
    hosts.set(host, found);
    return found;
  }

  async function serve(at: AtHost): Promise<void> {
    if (at.serving) return;
    at.serving = true;
    await at.inTurn.begin(async () => {
      for (let name = at.queue.take(); name; name = at.queue.take())
        if (!readings.isUnderWay(name) && !readings.isJustRead(name) && !readings.refused.has(name.region)) return name;
      at.serving = false;
      return null;
    });
  }

  return {
    prefer: (names) => {
      for (const [host, asked] of groupedBy(names, ({ region }) => app.cloud.hostOf(region))) {
        const at = atHost(host);
        at.queue.prefer(asked);
        void serve(at);
      }
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([...hosts.values()].map(({ inTurn }) => inTurn.settled()));
    },
  };
}
