import { instanceKeyText } from "@/lib/domain/instance";
import type { InstanceChange, InstanceRow } from "@/lib/domain/instance-page";
import { aimOfChange } from "@/lib/domain/instance-page";
import { callsOf } from "@/lib/domain/rotation";
import type { ChangeTarget } from "@/lib/domain/ssl-state";
import { isUnderWay } from "@/lib/domain/under-way";

/** What became of a shown instance between two reads of the list; failures are told by the row's own alert. */
export type ChangeTransition = {
  readonly kind: "asked" | "started" | "ended" | "left";
  readonly row: InstanceRow;
  readonly target: ChangeTarget;
};

/** Compares two reads of the list: `asked` = it waits for an approval, `started` = a change is under way now, `ended` = it reached its target, `left` = it ended elsewhere. */
export function changeTransitions(before: readonly InstanceRow[], after: readonly InstanceRow[]): ChangeTransition[] {
  const earlier = new Map(before.map((row) => [instanceKeyText(row), row]));
  return after.flatMap((row): ChangeTransition[] => {
    const old = earlier.get(instanceKeyText(row));
    if (!old) return [];
    const was = told(old.change);
    const is = told(row.change);
    if (is) {
      if (was?.itemId === is.itemId && was.waitsForApproval === is.waitsForApproval) return [];
      return [{ kind: is.waitsForApproval ? "asked" : "started", row, target: aimOfChange(is) }];
    }
    if (!was || row.change?.itemId === was.itemId) return [];
    const target = aimOfChange(was);
    return [{ kind: row.sslState === callsOf(target).at(-1) ? "ended" : "left", row, target }];
  });
}

/** A planned change is none to be told of before it begins. */
function told(change: InstanceChange | null): InstanceChange | null {
  return isUnderWay(change) || change?.waitsForApproval ? change : null;
}
