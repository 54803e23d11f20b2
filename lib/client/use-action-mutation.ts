"use client";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import type { ActionFailure } from "@/lib/domain/refusal";
import { ActionError, actionErrorFromThrown } from "./action-error";
import { goToSignIn } from "./fetch-json";

/** The parts of next-safe-action's result that matter here. */
type ActionResult<Data> = {
  readonly data?: Data | undefined;
  readonly serverError?: ActionFailure | undefined;
  readonly validationErrors?: unknown;
};
type Action<Input, Data> = (input: Input) => Promise<ActionResult<Data> | undefined>;

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

async function callAction<Input, Data>(action: Action<Input, Data>, input: Input): Promise<Data> {
  let result: ActionResult<Data> | undefined;
  try {
    result = await action(input);
  } catch (error) {
    throw actionErrorFromThrown(error);
  }
  if (result?.serverError) throw new ActionError(result.serverError.code, result.serverError.params);
  if (result?.validationErrors) throw new ActionError("invalid_input");
  // An action without a result, such as one that the framework answered with a redirect.
  if (result?.data === undefined) throw new ActionError("lost");
  return result.data;
}
