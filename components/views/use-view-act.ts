"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { VIEWS_KEY } from "@/lib/client/views-query";
import type { ActionFailure } from "@/lib/domain/refusal";

type Answer<Data> = {
  readonly data?: Data | undefined;
  readonly serverError?: ActionFailure | undefined;
  readonly validationErrors?: unknown;
};

/** Does something to a view; `onDone` comes once the views have been read anew. However it ended, what is shown is what is kept. */
export function useViewAct<Data = null>(onDone?: (data: Data) => void) {
  const client = useQueryClient();
  const readAnew = () => client.invalidateQueries({ queryKey: VIEWS_KEY });
  return useActionMutation((act: () => Promise<Answer<Data> | undefined>) => act(), {
    onSuccess: (data) => void readAnew().then(() => onDone?.(data)),
    onError: () => void readAnew(),
  });
}

export type ViewAct = ReturnType<typeof useViewAct<null>>;
