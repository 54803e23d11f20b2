"use client";
import type { ActionFailure } from "@/lib/domain/refusal";
import { ActionError, actionErrorFromThrown } from "./action-error";

/** The parts of next-safe-action's result that matter here. */
type ActionResult<Data> = {
  readonly data?: Data | undefined;
  readonly serverError?: ActionFailure | undefined;
  readonly validationErrors?: unknown;
};
export type Action<Input, Data> = (input: Input) => Promise<ActionResult<Data> | undefined>;

/** Calls a server action once. Throws ActionError; "lost" when nobody knows whether it was done. */
export async function callAction<Input, Data>(action: Action<Input, Data>, input: Input): Promise<Data> {
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
