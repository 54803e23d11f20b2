import { z } from "zod";
import { CHANGE_ITEMS_MAX } from "@/lib/domain/change-settings";
import { FILTER_VALUES_MAX } from "@/lib/domain/filter-values";
import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import { instanceIdInput, regionInput } from "./inputs";

/** Rows by name, or the list's own search parameters, read on the server as the list reads them. */
export const selectionInput = z.discriminatedUnion("kind", [
  z
    .object({
      kind: z.literal("keys"),
      keys: z
        .array(z.object({ region: regionInput, instanceId: instanceIdInput }).strict())
        .min(1)
        .max(CHANGE_ITEMS_MAX),
    })
    .strict(),
  z
    .object({
      kind: z.literal("filter"),
      filter: z
        .record(z.string(), z.union([z.string().max(500), z.array(z.string().max(500)).max(FILTER_VALUES_MAX)]))
        .transform(parseInstanceFilter),
    })
    .strict(),
]);
