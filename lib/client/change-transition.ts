import { isOpen } from "@/lib/domain/change-item";
import { instanceKeyText } from "@/lib/domain/instance";
import type { InstanceRow } from "@/lib/domain/instance-page";

/** What became of a shown instance between two reads of the list; failures are told by the row's own alert. */
export type ChangeTransition = {
  readonly kind: "asked" | "started" | "ended" | "left";
  readonly row: InstanceRow;
  readonly target: "enabled" | "disabled";
};

/** Compares two reads of the list: `asked` = it waits for an approval, `started` = a change is under way now, `ended` = it reached its target, `left` = it ended elsewhere. */
export function changeTransitions(before: readonly InstanceRow[], after: readonly InstanceRow[]): ChangeTransition[] {
  const earlier = new Map(before.map((row) => [instanceKeyText(row), row]));
  return after.flatMap((row): ChangeTransition[] => {
    const old = earlier.get(instanceKeyText(row));
    if (!old) return [];
    const was = old.change !== null && isOpen(old.change.state) ? old.change : null;
    const is = row.change !== null && isOpen(row.change.state) ? row.change : null;
    if (is) {
      if (was?.itemId === is.itemId && was.waitsForApproval === is.waitsForApproval) return [];
      return [{ kind: is.waitsForApproval ? "asked" : "started", row, target: is.target }];
    }
    if (!was || row.change?.itemId === was.itemId) return [];
    return [{ kind: row.sslState === was.target ? "ended" : "left", row, target: was.target }];
  });
}
