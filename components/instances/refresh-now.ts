import { refreshInstances } from "@/lib/actions/inventory";
import { ActionError } from "@/lib/client/action-error";
import { callAction } from "@/lib/client/call-action";
import { goToSignIn } from "@/lib/client/fetch-json";

type Named = { readonly region: string; readonly instanceId: string };

/** Has the cloud asked again, about these first. Answers why it was not, null when it was. */
export async function refreshNow(keys: readonly Named[]): Promise<ActionError | null> {
  try {
    await callAction(refreshInstances, {
      keys: keys.map(({ region, instanceId }) => ({ region, instanceId })),
      everything: true,
    });
    return null;
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (error.code !== "signed_out") return error;
    goToSignIn();
    return null;
  }
}
