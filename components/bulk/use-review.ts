"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { reviewChange, startChange } from "@/lib/actions/changes";
import { ActionError } from "@/lib/client/action-error";
import { CHANGES_KEY } from "@/lib/client/changes-query";
import { INSTANCES_KEY } from "@/lib/client/instances-query";
import { type ReviewDifference, reviewDifference } from "@/lib/client/review-difference";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { useStartedChange } from "@/lib/client/use-started-change";
import type { ShownReview } from "@/lib/domain/change-review";
import { CHANGE_ITEMS_MAX, type ChangeSettings } from "@/lib/domain/change-settings";
import { type InstanceSelection, reviewedSelection } from "@/lib/domain/instance-selection";
import type { ChangeTarget } from "@/lib/domain/ssl-state";

const TOO_MANY = new ActionError("too_many", { max: CHANGE_ITEMS_MAX });

type Reviewed = { readonly target: ChangeTarget; readonly selection: InstanceSelection; readonly intentId: string };

/** The review of a selection, read when the dialog opens, and its start. A start that finds another selection reads the review anew. */
export function useReview({ target, selection, intentId }: Reviewed, onStarted: (changeId: string) => void) {
  const client = useQueryClient();
  const [review, setReview] = useState<ShownReview | null>(null);
  const [difference, setDifference] = useState<ReviewDifference | null>(null);
  const asked = { target, selection: reviewedSelection(selection) };

  const reading = useActionMutation(reviewChange, {
    onSuccess: (next) => {
      setDifference(review && review.fingerprint !== next.fingerprint ? reviewDifference(review, next) : null);
      setReview(next);
    },
  });
  // Nothing so long is sent to be refused.
  const tooMany = selection.kind === "keys" && selection.keys.size > CHANGE_ITEMS_MAX;
  const read = () => {
    if (!tooMany) reading.mutate(asked);
  };
  const readFirst = useEffectEvent(read);
  useEffect(() => readFirst(), []);

  const started = (changeId: string) => {
    void client.invalidateQueries({ queryKey: INSTANCES_KEY });
    void client.invalidateQueries({ queryKey: CHANGES_KEY });
    onStarted(changeId);
  };
  const starting = useActionMutation(startChange, {
    onSuccess: ({ changeId }) => started(changeId),
    onError: ({ code }) => {
      if (code === "selection_changed" || code === "nothing_eligible" || code === "approval_changed") read();
    },
  });
  const looking = useStartedChange(intentId, starting.error?.code === "lost", started);
  const start = (settings: ChangeSettings, reason: string) => {
    if (!review) return;
    setDifference(null);
    starting.mutate({
      ...asked,
      intentId,
      settings,
      reason,
      fingerprint: review.fingerprint,
      asking: review.approval === "needed",
    });
  };
  return {
    review,
    difference,
    read,
    reading: reading.isPending,
    readError: tooMany ? TOO_MANY : reading.error,
    start,
    starting: starting.isPending || starting.isSuccess || looking,
    startError: looking ? null : starting.error,
  };
}
