"use client";
import { useQueryClient } from "@tanstack/react-query";
import { sendAgain, toggleSsl } from "@/lib/actions/changes";
import type { ActionError } from "@/lib/client/action-error";
import { keepChange } from "@/lib/client/keep-change";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import type { SslState } from "@/lib/domain/ssl-state";
import type { ToggleQuestion } from "./toggle-context";

type Start = {
  readonly question: ToggleQuestion;
  readonly seen: SslState;
  readonly reason: string;
  readonly intentId: string;
  readonly asking: boolean;
};
type Callbacks = { readonly onStarted: () => void; readonly onAlready: () => void };

/** After these the same intent may be given once more: the server knows it and won't do it twice. The others need a new look first. */
const RETRYABLE: readonly ActionError["code"][] = ["lost", "unexpected", "store_unavailable", "cloud_unavailable"];

async function send({ question: { row, target, again }, seen, reason, intentId, asking }: Start) {
  if (again) return sendAgain({ itemId: again, intentId, reason, target, asking });
  return toggleSsl({
    region: row.region,
    instanceId: row.instanceId,
    enabled: target === "enabled",
    seen,
    reason,
    intentId,
    asking,
  });
}

/** Starts the change that was confirmed; the row shows it as soon as the server has answered, never before. */
export function useStartChange({ onStarted, onAlready }: Callbacks) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useActionMutation(send, {
    onSuccess: ({ change, already }, { question: { row } }) => {
      keepChange(client, row, change);
      if (already) onAlready();
      else onStarted();
    },
    // A refusal says that the page is behind: read it anew.
    onError: (_, { question: { row } }) => keepChange(client, row, undefined),
  });
  return { start: mutate, pending: isPending, error, settled: error !== null && !RETRYABLE.includes(error.code) };
}
