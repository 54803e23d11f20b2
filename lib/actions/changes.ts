"use server";

import { z } from "zod";
import { AT_ONCE_MAX, CANARY_MAX } from "@/lib/domain/change-settings";
import { RETRY_KINDS } from "@/lib/domain/retry";
import { CHANGE_TARGETS, SSL_STATES, sslTarget } from "@/lib/domain/ssl-state";
import { controlChange as controlChangeVerb } from "@/lib/server/changes/control-change";
import { leaveOff as leaveOffVerb } from "@/lib/server/changes/leave-off";
import { retryChange as retryChangeVerb } from "@/lib/server/changes/retry-change";
import { reviewChange as reviewChangeVerb } from "@/lib/server/changes/review-change";
import { sendAgain as sendAgainVerb } from "@/lib/server/changes/send-again";
import { startChange as startChangeVerb } from "@/lib/server/changes/start-change";
import { takeOver as takeOverVerb } from "@/lib/server/changes/take-over";
import { toggleSsl as toggleSslVerb } from "@/lib/server/changes/toggle-ssl";
import { memberAction } from "./action-client";
import { instanceIdInput, reasonInput, regionInput } from "./inputs";
import { selectionInput } from "./selection-input";

/** Switches SSL of one instance to the state the person chose; `seen` is the state on their screen, `asking` that they were told it needs an approval. One intent, however often it arrives. */
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
        asking: z.boolean().optional(),
      })
      .strict(),
  )
  .action(async ({ ctx, parsedInput: { enabled, ...rest } }) =>
    toggleSslVerb(ctx, { ...rest, target: sslTarget(enabled) }),
  );

/** Sends again what failed or needs attention, as a new intent of the person who decides it. */
export const sendAgain = memberAction
  .metadata({ name: "sendAgain", permission: "change.start" })
  .inputSchema(
    z
      .object({
        itemId: z.uuid(),
        intentId: z.uuid(),
        reason: reasonInput,
        target: z.enum(CHANGE_TARGETS).optional(),
        asking: z.boolean().optional(),
      })
      .strict(),
  )
  .action(async ({ ctx, parsedInput }) => sendAgainVerb(ctx, parsedInput));

const settingsInput = z
  .object({
    canary: z.int().min(0).max(CANARY_MAX),
    pauseAfterCanary: z.boolean(),
    perRegion: z.int().min(1).max(AT_ONCE_MAX),
    atOnce: z.int().min(1).max(AT_ONCE_MAX),
    onFailure: z.enum(["stop", "continue"]),
    start: z
      .discriminatedUnion("kind", [
        z.object({ kind: z.literal("now") }).strict(),
        z.object({ kind: z.literal("at"), at: z.int() }).strict(),
        z.object({ kind: z.literal("window") }).strict(),
      ])
      .default({ kind: "now" }),
    deadline: z.int().nullable().default(null),
  })
  .strict();

/** What switching or rotating a selection would do now. Changes nothing. */
export const reviewChange = memberAction
  .metadata({ name: "reviewChange", permission: "change.start" })
  .inputSchema(z.object({ target: z.enum(CHANGE_TARGETS), selection: selectionInput }).strict())
  .action(async ({ ctx, parsedInput }) => reviewChangeVerb(ctx, parsedInput));

/** Starts exactly what was reviewed, in waves. */
export const startChange = memberAction
  .metadata({ name: "startChange", permission: "change.start" })
  .inputSchema(
    z
      .object({
        intentId: z.uuid(),
        target: z.enum(CHANGE_TARGETS),
        selection: selectionInput,
        settings: settingsInput,
        reason: reasonInput,
        fingerprint: z.string().length(64),
        asking: z.boolean().optional(),
      })
      .strict(),
  )
  .action(async ({ ctx, parsedInput }) => startChangeVerb(ctx, parsedInput));

/** Sends again all of an ended or paused change that were not applied, or that failed: one new change. */
export const retryChange = memberAction
  .metadata({ name: "retryChange", permission: "change.start" })
  .inputSchema(
    z
      .object({ changeId: z.uuid(), which: z.enum(RETRY_KINDS), intentId: z.uuid(), asking: z.boolean().optional() })
      .strict(),
  )
  .action(async ({ ctx, parsedInput }) => retryChangeVerb(ctx, parsedInput));

/** Takes an instance that needs attention into the person's own hands. */
export const takeOver = memberAction
  .metadata({ name: "takeOver", permission: "change.control" })
  .inputSchema(z.object({ itemId: z.uuid(), reason: reasonInput.min(1) }).strict())
  .action(async ({ ctx, parsedInput }) => takeOverVerb(ctx, parsedInput));

/** Settles that an instance keeps SSL off after a rotation that could not switch it on again. */
export const leaveOff = memberAction
  .metadata({ name: "leaveOff", permission: "change.control" })
  .inputSchema(z.object({ itemId: z.uuid(), reason: reasonInput.min(1) }).strict())
  .action(async ({ ctx, parsedInput }) => leaveOffVerb(ctx, parsedInput));

/** Pauses, resumes, cancels what has not started, or starts it now instead of when it was planned. */
export const controlChange = memberAction
  .metadata({ name: "controlChange", permission: "change.control" })
  .inputSchema(z.object({ changeId: z.uuid(), act: z.enum(["pause", "resume", "cancel", "start-now"]) }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await controlChangeVerb(ctx, parsedInput);
    // An action without a result reads like a lost answer.
    return { changeId: parsedInput.changeId };
  });
