"use server";

import { z } from "zod";
import { CHANGE_ITEMS_MAX } from "@/lib/domain/change-settings";
import { BUDGET_MAX, BUDGET_MIN } from "@/lib/domain/sync-budget";
import { findInstances as findInstancesVerb } from "@/lib/server/inventory/find-instances";
import { refreshInstances as refreshInstancesVerb } from "@/lib/server/inventory/refresh-instances";
import { setSyncBudget as setSyncBudgetVerb } from "@/lib/server/inventory/set-sync-budget";
import { memberAction } from "./action-client";
import { instanceIdInput, regionInput } from "./inputs";

const MOST_ROWS = 100;

/** Asks the cloud for these rows now, and for the whole fleet after them when `everything` is set. */
export const refreshInstances = memberAction
  .metadata({ name: "refreshInstances", permission: "instance.refresh" })
  .inputSchema(
    z
      .object({
        keys: z.array(z.object({ region: regionInput, instanceId: instanceIdInput }).strict()).max(MOST_ROWS),
        everything: z.boolean(),
      })
      .strict(),
  )
  .action(async ({ ctx, parsedInput }) => {
    await refreshInstancesVerb(ctx, parsedInput);
    // An action without a result reads like a lost answer.
    return null;
  });

/** Where the instances of a pasted list of ids are. Changes nothing; a list of thousands has no place in a URL. */
export const findInstances = memberAction
  .metadata({ name: "findInstances", permission: "instance.read" })
  .inputSchema(z.object({ ids: z.array(instanceIdInput).min(1).max(CHANGE_ITEMS_MAX) }).strict())
  .action(async ({ ctx, parsedInput }) => findInstancesVerb(ctx, parsedInput));

/** Sets how many calls a minute the steady re-check may make, of each action at each endpoint. */
export const setSyncBudget = memberAction
  .metadata({ name: "setSyncBudget", permission: "sync.manage" })
  .inputSchema(z.object({ callsPerMinute: z.int().min(BUDGET_MIN).max(BUDGET_MAX) }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await setSyncBudgetVerb(ctx, parsedInput);
    return null;
  });
