"use client";
import { useQueryClient } from "@tanstack/react-query";
import RefreshCw from "lucide-react/icons/refresh-cw";
import { useTranslations } from "next-intl";
import { ReloadButton } from "@/components/shell/reload-button";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { refreshInstances } from "@/lib/actions/inventory";
import { INSTANCES_KEY } from "@/lib/client/instances-query";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { useRefusalText } from "@/lib/client/use-refusal-text";

type RefreshButtonProps = {
  /** Asked for first: the rows on screen. */
  readonly keys: readonly { readonly region: string; readonly instanceId: string }[];
  readonly label: string;
  readonly size?: "medium" | "small" | undefined;
};

/** Has the cloud asked again: the shown rows now, the whole fleet after them. */
export function RefreshButton({ keys, label, size }: RefreshButtonProps) {
  const t = useTranslations("instances");
  const client = useQueryClient();
  const refusal = useRefusalText();
  const { mutate, isPending, error } = useActionMutation(refreshInstances, {
    onSettled: () => void client.invalidateQueries({ queryKey: INSTANCES_KEY }),
  });
  return (
    <>
      <Button
        size={size}
        pending={isPending}
        icon={<RefreshCw aria-hidden="true" className="size-4" />}
        onClick={() =>
          mutate({ keys: keys.map(({ region, instanceId }) => ({ region, instanceId })), everything: true })
        }
      >
        {label}
      </Button>
      {error && (
        <Alert
          title={t("refreshFailed")}
          actions={error.code === "outdated" && <ReloadButton />}
          className="basis-full"
        >
          <p>{refusal(error)}</p>
        </Alert>
      )}
    </>
  );
}
