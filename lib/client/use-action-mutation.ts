"use client";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import type { ActionError } from "./action-error";
import { type Action, callAction } from "./call-action";
import { goToSignIn } from "./fetch-json";

type Hooks<Data, Input> = {
  readonly onSuccess?: ((data: Data, input: Input) => void) | undefined;
  readonly onError?: ((error: ActionError, input: Input) => void) | undefined;
  readonly onSettled?: (() => void) | undefined;
};

/**
 * A server action as a mutation. It is sent once: a lost answer is told ("lost"), never resent. An ended session leads to the sign-in page.
 */
export function useActionMutation<Input, Data>(
  action: Action<Input, Data>,
  hooks: Hooks<Data, Input> = {},
): UseMutationResult<Data, ActionError, Input> {
  return useMutation<Data, ActionError, Input>({
    mutationFn: (input) => callAction(action, input),
    onSuccess: (data, input) => hooks.onSuccess?.(data, input),
    onError: (error, input) => {
      if (error.code === "signed_out") goToSignIn();
      else hooks.onError?.(error, input);
    },
    onSettled: () => hooks.onSettled?.(),
  });
}
