"use client";
import { useQueryClient } from "@tanstack/react-query";
import { controlChange } from "@/lib/actions/changes";
import { CHANGES_KEY } from "@/lib/client/changes-query";
import { INSTANCES_KEY } from "@/lib/client/instances-query";
import { useActionMutation } from "@/lib/client/use-action-mutation";

type Act = "pause" | "resume" | "cancel" | "start-now";

/** Pauses, resumes, cancels a change or starts it before its time; what it has become is read anew at once, also when the answer was lost. */
export function useControlChange(changeId: string) {
  const client = useQueryClient();
  const { mutate, isPending, variables, error, reset } = useActionMutation(controlChange, {
    onSettled: () => {
      void client.invalidateQueries({ queryKey: CHANGES_KEY });
      void client.invalidateQueries({ queryKey: INSTANCES_KEY });
    },
  });
  return {
    steer: (act: Act, onDone?: () => void) => mutate({ changeId, act }, { onSuccess: () => onDone?.() }),
    pending: isPending ? (variables?.act ?? null) : null,
    error,
    reset,
  };
}
