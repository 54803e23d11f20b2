import "server-only";
import { dueCertificates } from "../certificates/due-certificates";
import { readDueCertificate } from "../certificates/read-due-certificate";
import type { App } from "../context";
import { type Repeating, repeat } from "./repeat";

/** The budget of its own: so many links are followed a second at most, so that nobody's storage host or line is flooded. */
const PER_SECOND = 3;
/** A host that never answers holds a place for ten seconds; the others go on. */
const AT_ONCE = 12;

/** Reads the certificates of instances with SSL on: at first sight, after SSL was enabled, when the API's expiry moves, and once a day. */
export function startCertificateLoop(app: App, onFault: (error: unknown) => void): Repeating {
  const reading = new Map<string, Promise<void>>();

  async function turn(stopping: AbortSignal): Promise<void> {
    const room = Math.min(PER_SECOND, AT_ONCE - reading.size);
    if (room <= 0) return;
    // What is being read is still due in the store.
    const due = await dueCertificates(app, room + reading.size);
    const next = due.filter(({ region, instanceId }) => !reading.has(`${region}/${instanceId}`));
    for (const one of next.slice(0, room)) {
      const name = `${one.region}/${one.instanceId}`;
      const read = readDueCertificate(app, one, stopping)
        .catch(onFault)
        .finally(() => reading.delete(name));
      reading.set(name, read);
    }
  }

  const loop = repeat(app.clock, () => 1000, turn, onFault);
  return {
    ...loop,
    stop: async () => {
      await loop.stop();
      await Promise.all(reading.values());
    },
  };
}
