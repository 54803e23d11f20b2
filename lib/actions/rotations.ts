"use server";

import { z } from "zod";
import { TICKED_STEPS } from "@/lib/domain/rotation-tick";
import { cancelRotation as cancelRotationVerb } from "@/lib/server/rotations/cancel-rotation";
import { closeItem as closeItemVerb } from "@/lib/server/rotations/close-item";
import { lookAgain as lookAgainVerb } from "@/lib/server/rotations/look-again";
import { openRotation as openRotationVerb } from "@/lib/server/rotations/open-rotation";
import { tickStep as tickStepVerb } from "@/lib/server/rotations/tick-step";
import { memberAction } from "./action-client";
import { reasonInput } from "./inputs";
import { selectionInput } from "./selection-input";

const rotationId = z.uuid();

/** Opens a rotation for chosen instances or for what a filter matches now. One intent, however often it arrives. Changes nothing in the cloud. */
export const openRotation = memberAction
  .metadata({ name: "openRotation", permission: "rotation.manage" })
  .inputSchema(z.object({ rotationId, selection: selectionInput, reason: reasonInput }).strict())
  .action(async ({ ctx, parsedInput }) => openRotationVerb(ctx, parsedInput));

/** Says that a step of a rotation is done, or that it is not; gives what another person said meanwhile. */
export const tickStep = memberAction
  .metadata({ name: "tickStep", permission: "rotation.manage" })
  .inputSchema(
    z
      .object({
        rotationId,
        step: z.enum(TICKED_STEPS),
        itemId: z.uuid().nullable(),
        done: z.boolean(),
        note: reasonInput,
        seen: z.int().min(0),
      })
      .strict(),
  )
  .action(async ({ ctx, parsedInput }) => tickStepVerb(ctx, parsedInput));

/** Has the console look for new CAs of a rotation's instances now. */
export const lookAgain = memberAction
  .metadata({ name: "lookAgain", permission: "rotation.manage" })
  .inputSchema(z.object({ rotationId }).strict())
  .action(async ({ ctx, parsedInput }) => lookAgainVerb(ctx, parsedInput));

/** Closes an instance of a rotation by a person's word. */
export const closeRotationItem = memberAction
  .metadata({ name: "closeRotationItem", permission: "rotation.manage" })
  .inputSchema(z.object({ rotationId, itemId: z.uuid(), reason: reasonInput.min(1) }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await closeItemVerb(ctx, parsedInput);
    // An action without a result reads like a lost answer.
    return null;
  });

/** Ends a rotation with its instances still open. */
export const cancelRotation = memberAction
  .metadata({ name: "cancelRotation", permission: "rotation.manage" })
  .inputSchema(z.object({ rotationId, reason: reasonInput.min(1) }).strict())
  .action(async ({ ctx, parsedInput }) => {
    await cancelRotationVerb(ctx, parsedInput);
    return null;
  });
