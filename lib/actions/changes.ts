"use server";

import { z } from "zod";
import { SSL_STATES, sslTarget } from "@/lib/domain/ssl-state";
import { sendAgain as sendAgainVerb } from "@/lib/server/changes/send-again";
import { toggleSsl as toggleSslVerb } from "@/lib/server/changes/toggle-ssl";
import { memberAction } from "./action-client";
import { instanceIdInput, reasonInput, regionInput } from "./inputs";

/** Switches SSL of one instance to the state the person chose; `seen` is the state on their screen. One intent, however often it arrives. */
export const toggleSsl = memberAction
  .metadata({ name: "toggleSsl", permission: "change.start" })
  .inputSchema(
    z
      .object({
        region: regionInput,
        instanceId: instanceIdInput,
        enabled: z.boolean(),
        seen: z.enum(SSL_STATES),
        reason: reasonInput,
        intentId: z.uuid(),
      })
      .strict(),
  )
  .action(async ({ ctx, parsedInput: { enabled, ...rest } }) =>
    toggleSslVerb(ctx, { ...rest, target: sslTarget(enabled) }),
  );

/** Sends again what failed or needs attention, as a new intent of the person who decides it. */
export const sendAgain = memberAction
  .metadata({ name: "sendAgain", permission: "change.start" })
  .inputSchema(z.object({ itemId: z.uuid(), intentId: z.uuid(), reason: reasonInput }).strict())
  .action(async ({ ctx, parsedInput }) => sendAgainVerb(ctx, parsedInput));
