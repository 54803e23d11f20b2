"use server";
import { z } from "zod";
import { LOCALES } from "@/lib/domain/locale";
import { changePassword as replacePassword } from "@/lib/server/members/change-password";
import { endSession as endOwnSession } from "@/lib/server/members/end-session";
import { setLocale } from "@/lib/server/members/set-locale";
import { memberAction, publicAction } from "./action-client";
import { passwordInput } from "./credentials-input";
import { keepLocale } from "./keep-locale";

/** Replaces the own password; the other sessions end. */
export const changePassword = memberAction
  .metadata({ name: "account.change-password", permission: "own-account.manage" })
  .inputSchema(z.object({ currentPassword: passwordInput, newPassword: passwordInput }))
  .action(async ({ ctx, parsedInput }) => {
    await replacePassword(ctx, parsedInput);
    return null;
  });

/** Ends one of the own sessions. */
export const endSession = memberAction
  .metadata({ name: "account.end-session", permission: "own-account.manage" })
  .inputSchema(z.object({ sessionId: z.string().min(1).max(100) }))
  .action(async ({ ctx, parsedInput }) => {
    await endOwnSession(ctx, parsedInput);
    return null;
  });

/** Speaks another language to this member, here and wherever they sign in next. */
export const chooseLocale = memberAction
  .metadata({ name: "account.choose-locale", permission: "own-account.manage" })
  .inputSchema(z.object({ locale: z.enum(LOCALES) }))
  .action(async ({ ctx, parsedInput }) => {
    await setLocale(ctx, parsedInput);
    await keepLocale(parsedInput.locale);
    return null;
  });

/** Speaks another language in this browser, for whoever has not signed in yet. */
export const chooseLocaleOfBrowser = publicAction
  .metadata({ name: "browser.choose-locale", permission: "public" })
  .inputSchema(z.object({ locale: z.enum(LOCALES) }))
  .action(async ({ parsedInput }) => {
    await keepLocale(parsedInput.locale);
    return null;
  });
