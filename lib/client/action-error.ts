import { type ActionFailure, REFUSAL_CODES, type RefusalParams } from "@/lib/domain/refusal";

/** `lost` = no answer came back, so nobody knows whether it was done; never to be called a failure. */
export type ActionErrorCode = ActionFailure["code"] | "lost";

/** Why an action's mutation has no result. Words: `refusal.<code>`. */
export class ActionError extends Error {
  readonly code: ActionErrorCode;
  readonly params: RefusalParams;

  constructor(code: ActionErrorCode, params: RefusalParams = {}, options?: ErrorOptions) {
    super(`action: ${code}`, options);
    this.name = "ActionError";
    this.code = code;
    this.params = params;
  }
}

/**
 * Reads what a server action's call threw. The server's gates answer in text/plain with a refusal's code, which Next throws as the message;
 * an action id of another build is Next's UnrecognizedActionError. In both cases nothing was done. Anything else leaves it open.
 */
export function actionErrorFromThrown(error: unknown): ActionError {
  if (error instanceof ActionError) return error;
  const message = error instanceof Error ? error.message.trim() : "";
  if (
    message === "outdated" ||
    (error instanceof Error && error.name === "UnrecognizedActionError") ||
    message.includes("Failed to find Server Action")
  ) {
    return new ActionError("outdated", {}, { cause: error });
  }
  const code = REFUSAL_CODES.find((known) => known === message);
  return code ? new ActionError(code, {}, { cause: error }) : new ActionError("lost", {}, { cause: error });
}
