"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { ROLES } from "@/lib/domain/permission";
import { startSessionAfterClaim } from "@/lib/server/auth/start-session-after-claim";
import { claimReset as setPasswordByLink } from "@/lib/server/members/claim-reset";
import { claimSetup as makeFirstAdmin } from "@/lib/server/members/claim-setup";
import { inviteMember as invite } from "@/lib/server/members/invite-member";
import { join as joinByLink } from "@/lib/server/members/join";
import { removeMember as remove } from "@/lib/server/members/remove-member";
import { revokeInvitation as revoke } from "@/lib/server/members/revoke-invitation";
import { setRole as giveRole } from "@/lib/server/members/set-role";
import { memberAction, publicAction } from "./action-client";
import { emailInput, nameInput, passwordInput, tokenInput } from "./credentials-input";

const idInput = z.string().min(1).max(100);

/** Makes a one-time link for somebody to join; its path is shown this once. */
export const inviteMember = memberAction
  .metadata({ name: "member.invite", permission: "member.manage" })
  .inputSchema(z.object({ email: emailInput, role: z.enum(ROLES) }))
  .action(async ({ ctx, parsedInput }) => {
    const { path, expiresAt } = await invite(ctx, parsedInput);
    return { url: new URL(path, ctx.app.config.baseUrl).href, expiresAt: new Date(expiresAt).toISOString() };
  });

/** Makes the link of an open invitation useless. */
export const revokeInvitation = memberAction
  .metadata({ name: "member.revoke-invitation", permission: "member.manage" })
  .inputSchema(z.object({ invitationId: idInput }))
  .action(async ({ ctx, parsedInput }) => {
    await revoke(ctx, parsedInput);
    return null;
  });

/** Gives somebody another role. */
export const setRole = memberAction
  .metadata({ name: "member.set-role", permission: "member.manage" })
  .inputSchema(z.object({ userId: idInput, role: z.enum(ROLES) }))
  .action(async ({ ctx, parsedInput }) => {
    await giveRole(ctx, parsedInput);
    return null;
  });

/** Removes somebody and ends their sessions. */
export const removeMember = memberAction
  .metadata({ name: "member.remove", permission: "member.manage" })
  .inputSchema(z.object({ userId: idInput }))
  .action(async ({ ctx, parsedInput }) => {
    await remove(ctx, parsedInput);
    return null;
  });

/** Makes the first administrator by the setup link, and signs them in. */
export const claimSetup = publicAction
  .metadata({ name: "member.setup", permission: "public" })
  .inputSchema(z.object({ token: tokenInput, email: emailInput, name: nameInput, password: passwordInput }))
  .action(async ({ ctx, parsedInput }) => {
    await makeFirstAdmin(ctx, parsedInput);
    return startSessionAfterClaim(ctx, { ...parsedInput, headers: new Headers(await headers()) });
  });

/** Makes a member by an invitation, and signs them in. */
export const join = publicAction
  .metadata({ name: "member.join", permission: "public" })
  .inputSchema(z.object({ token: tokenInput, name: nameInput, password: passwordInput }))
  .action(async ({ ctx, parsedInput }) => {
    const { email } = await joinByLink(ctx, parsedInput);
    return startSessionAfterClaim(ctx, {
      email,
      password: parsedInput.password,
      headers: new Headers(await headers()),
    });
  });

/** Sets a new password by the link that was made on the server, and signs in. */
export const claimReset = publicAction
  .metadata({ name: "member.reset", permission: "public" })
  .inputSchema(z.object({ token: tokenInput, password: passwordInput }))
  .action(async ({ ctx, parsedInput }) => {
    const { email } = await setPasswordByLink(ctx, parsedInput);
    return startSessionAfterClaim(ctx, {
      email,
      password: parsedInput.password,
      headers: new Headers(await headers()),
    });
  });
