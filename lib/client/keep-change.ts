"use client";
import type { QueryClient } from "@tanstack/react-query";
import { instanceKeyText } from "@/lib/domain/instance";
import type { InstanceChange, InstancePage, InstanceRow } from "@/lib/domain/instance-page";
import { CHANGES_KEY } from "./changes-query";
import { FLEET_KEY } from "./fleet-query";
import { INSTANCE_KEY } from "./instance-query";
import { INSTANCES_KEY } from "./instances-query";

/**
 * Puts a change that the server has just answered into the lists on screen, then has everything read anew. `undefined` = nothing to put in.
 * An answer that is on its way may be older than the change: it is dropped.
 */
export function keepChange(client: QueryClient, row: InstanceRow, change: InstanceChange | null | undefined): void {
  void client.cancelQueries({ queryKey: INSTANCES_KEY }).then(() => {
    if (change) {
      client.setQueriesData<InstancePage>({ queryKey: INSTANCES_KEY }, (page) => page && withChange(page, row, change));
    }
    void client.invalidateQueries({ queryKey: INSTANCES_KEY });
    void client.invalidateQueries({ queryKey: INSTANCE_KEY });
    void client.invalidateQueries({ queryKey: CHANGES_KEY });
    void client.invalidateQueries({ queryKey: FLEET_KEY });
  });
}

function withChange(page: InstancePage, row: InstanceRow, change: InstanceChange): InstancePage {
  const key = instanceKeyText(row);
  return { ...page, rows: page.rows.map((one) => (instanceKeyText(one) === key ? { ...one, change } : one)) };
}
