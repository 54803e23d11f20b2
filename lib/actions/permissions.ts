"use server";

import { z } from "zod";
import { CHECK_REGIONS_MOST } from "@/lib/domain/permission-check";
import { checkPermissions as checkPermissionsVerb } from "@/lib/server/permissions/check-permissions";
import { memberAction } from "./action-client";
import { regionInput } from "./inputs";

/** Tries which actions of the API the console's key may call in these regions; nothing is changed by it. */
export const checkPermissions = memberAction
  .metadata({ name: "checkPermissions", permission: "permission.check" })
  .inputSchema(z.object({ regions: z.array(regionInput).min(1).max(CHECK_REGIONS_MOST) }).strict())
  .action(async ({ ctx, parsedInput }) => checkPermissionsVerb(ctx, parsedInput));
