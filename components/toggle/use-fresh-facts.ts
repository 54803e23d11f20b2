"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { refreshInstances } from "@/lib/actions/inventory";
import { INSTANCE_KEY } from "@/lib/client/instance-query";
import { INSTANCES_KEY } from "@/lib/client/instances-query";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import type { InstanceRow } from "@/lib/domain/instance-page";

/** What was read so short a time ago needs no reading before a decision; the server checks again before it sends anyway. */
const FRESH_MILLIS = 60_000;

/** Reads the instance anew when its dialog opens, so that the person decides on what is. A failure of it is left to the decision itself. */
export function useFreshFacts(row: InstanceRow, open: boolean): void {
  const client = useQueryClient();
  const { mutate } = useActionMutation(refreshInstances, {
    onSettled: () => {
      void client.invalidateQueries({ queryKey: INSTANCES_KEY });
      void client.invalidateQueries({ queryKey: INSTANCE_KEY });
    },
  });
  const refresh = useEffectEvent(() => {
    if (row.sslCheckedAt !== null && Date.now() - Date.parse(row.sslCheckedAt) < FRESH_MILLIS) return;
    mutate({ keys: [{ region: row.region, instanceId: row.instanceId }], everything: false });
  });
  useEffect(() => {
    if (open) refresh();
  }, [open]);
}
