import "server-only";
import type { App } from "../context";
import type { Watched, WrittenTables } from "./written-tables";

/** So long at most is something kept that this process has not written since: another one may have, and times pass. */
const KEPT_MILLIS = 2_000;

type Kept<T> = { readonly stamp: number; readonly at: number; readonly value: Promise<T> };

/** A read that is kept: what it looks at, a text that tells it from others of its kind, and how it is done. */
type Read<T> = { readonly watched: readonly Watched[]; readonly key: string; readonly read: () => Promise<T> };

/**
 * Keeps what is read until this process writes what it looks at, and KEPT_MILLIS at most; all who ask meanwhile get it, those too who ask while it is
 * being read. Only for what depends on nothing but its key: never on who asks. The `most` latest used keys are kept.
 */
export function keptReads<T>(most: number): (app: Pick<App, "store" | "clock">, read: Read<T>) => Promise<T> {
  const stores = new WeakMap<WrittenTables, Map<string, Kept<T>>>();
  return ({ store, clock }, { watched, key, read }) => {
    const kept = stores.get(store.written) ?? new Map<string, Kept<T>>();
    stores.set(store.written, kept);
    const now = clock.now();
    // Before the read begins: a write that it may not have seen makes another stamp.
    const stamp = store.written.stampOf(watched);
    const last = kept.get(key);
    if (last && last.stamp === stamp && now - last.at < KEPT_MILLIS) {
      putLast(kept, key, last, most);
      return last.value;
    }
    const entry = { stamp, at: now, value: read() };
    putLast(kept, key, entry, most);
    // What failed is asked again.
    entry.value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return entry.value;
  };
}

function putLast<T>(kept: Map<string, T>, key: string, entry: T, most: number): void {
  kept.delete(key);
  kept.set(key, entry);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}
