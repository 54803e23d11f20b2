"use client";
import { useQueryClient } from "@tanstack/react-query";
import { approveChange, refuseChange, withdrawChange } from "@/lib/actions/approvals";
import { CHANGES_KEY } from "@/lib/client/changes-query";
import { FLEET_KEY } from "@/lib/client/fleet-query";
import { useActionMutation } from "@/lib/client/use-action-mutation";

const ACTIONS = { approve: approveChange, refuse: refuseChange, withdraw: withdrawChange };
type Decision = keyof typeof ACTIONS;

/** Approves, refuses or withdraws what was seen; whatever comes back, the change and the number that waits are read anew. */
export function useDecision(changeId: string, fingerprint: string, onDecided: () => void) {
  const client = useQueryClient();
  const { mutate, isPending, variables, error } = useActionMutation(
    ({ decision, reason }: { readonly decision: Decision; readonly reason: string }) =>
      ACTIONS[decision]({ changeId, fingerprint, reason }),
    {
      onSuccess: onDecided,
      onSettled: () => {
        void client.invalidateQueries({ queryKey: CHANGES_KEY });
        void client.invalidateQueries({ queryKey: FLEET_KEY });
      },
    },
  );
  return {
    decide: (decision: Decision, reason: string) => !isPending && mutate({ decision, reason }),
    pending: isPending ? variables.decision : null,
    error,
  };
}
