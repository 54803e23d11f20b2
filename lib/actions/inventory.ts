"use server";

import { z } from "zod";
import { refreshInstances as refreshInstancesVerb } from "@/lib/server/inventory/refresh-instances";
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
  .action(async ({ ctx, parsedInput }) => refreshInstancesVerb(ctx, parsedInput));
