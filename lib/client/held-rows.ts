import { instanceKeyText } from "@/lib/domain/instance";
import type { InstanceRow } from "@/lib/domain/instance-page";

export type HeldRows = {
  readonly rows: readonly InstanceRow[];
  /** Keys of rows that the new read no longer holds: they keep their place until the order is renewed. */
  readonly gone: ReadonlySet<string>;
  /** Whether the new read has other rows, or another order. */
  readonly moved: boolean;
};

/** The rows on screen in the places they have, with what a later read says of them. */
export function heldRows(shown: readonly InstanceRow[], read: readonly InstanceRow[]): HeldRows {
  const now = new Map(read.map((row) => [instanceKeyText(row), row]));
  const keys = shown.map(instanceKeyText);
  const order = [...now.keys()];
  return {
    rows: shown.map((row) => now.get(instanceKeyText(row)) ?? row),
    gone: new Set(keys.filter((key) => !now.has(key))),
    moved: keys.length !== order.length || keys.some((key, index) => key !== order[index]),
  };
}
