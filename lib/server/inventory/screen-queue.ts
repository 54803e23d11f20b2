import "server-only";
import type { InstanceName } from "./check-ssl";

/** More than a few pages of rows are nobody's screen. */
const MOST = 500;

/** The rows on somebody's screen whose SSL state is stale: the sync takes them before all others, the latest asked for first. */
export type ScreenQueue = {
  prefer(names: readonly InstanceName[]): void;
  take(): InstanceName | null;
  readonly size: number;
};

export function openScreenQueue(): ScreenQueue {
  const queue = new Map<string, InstanceName>();
  return {
    prefer: (names) => {
      const asked = names.map((name) => [`${name.region}/${name.instanceId}`, name] as const);
      const before = [...queue].filter(([key]) => !asked.some(([other]) => other === key));
      queue.clear();
      for (const [key, name] of [...asked, ...before].slice(0, MOST)) queue.set(key, name);
    },
    take: () => {
      const first = queue.entries().next().value;
      if (!first) return null;
      queue.delete(first[0]);
      return first[1];
    },
    get size() {
      return queue.size;
    },
  };
}
