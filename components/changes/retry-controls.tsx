"use client";
import type { ChangeDetail } from "@/lib/domain/change-page";
import { RETRY_KINDS, retryKind, retryTarget } from "@/lib/domain/retry";
import { RetryButton } from "./retry-button";

/** Of a change that has ended or is paused: sends again all that were not applied, or that failed. Nothing where none can be. */
export function RetryControls({ change }: { readonly change: ChangeDetail }) {
  // A change of one instance has the button at what happened to it.
  if ((change.endedAt === null && change.pauseReason === null) || change.items === 1) return null;
  const left = change.rows.filter((row) => retryTarget(row) !== null);
  return (
    <div className="mx-4 mt-4 flex flex-col gap-3 empty:hidden print:hidden">
      {RETRY_KINDS.map((which) => {
        const count = left.filter((row) => retryKind(row) === which).length;
        return count > 0 && <RetryButton key={which} changeId={change.id} which={which} count={count} />;
      })}
    </div>
  );
}
