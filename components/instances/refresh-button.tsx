"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import type { ActionError } from "@/lib/client/action-error";
import { INSTANCES_KEY } from "@/lib/client/instances-query";

const RefreshFailure = onDemand(async () => (await import("./refresh-failure")).RefreshFailure);

type RefreshButtonProps = {
  /** Asked for first: the rows on screen. */
  readonly keys: readonly { readonly region: string; readonly instanceId: string }[];
  readonly label: string;
  readonly size?: "medium" | "small" | undefined;
};

/** Has the cloud asked again: the shown rows now, the whole fleet after them. How it is asked is loaded then: the list itself changes nothing. */
export function RefreshButton({ keys, label, size }: RefreshButtonProps) {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Pick<ActionError, "code" | "params"> | null>(null);
  const refresh = async () => {
    setPending(true);
    try {
      const { refreshNow } = await import("./refresh-now");
      setError(await refreshNow(keys));
    } catch {
      setError({ code: "lost", params: {} });
    }
    setPending(false);
    await client.invalidateQueries({ queryKey: INSTANCES_KEY });
  };
  return (
    <>
      <Button
        size={size}
        pending={pending}
        icon={<Icon name="refresh" className="size-4" />}
        onClick={() => void refresh()}
      >
        {label}
      </Button>
      {error && <RefreshFailure error={error} />}
    </>
  );
}
