"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { isLocale } from "@/lib/domain/locale";
import { signIn as startSession } from "@/lib/server/auth/sign-in";
import { signOut as endThisSession } from "@/lib/server/auth/sign-out";
import { memberAction, publicAction } from "./action-client";
import { emailInput, passwordInput } from "./credentials-input";
import { keepLocale } from "./keep-locale";

/** Starts a session; its cookie and the member's language go with the answer. */
export const signIn = publicAction
  .metadata({ name: "session.sign-in", permission: "public" })
  .inputSchema(z.object({ email: emailInput, password: passwordInput }))
  .action(async ({ ctx, parsedInput }) => {
    const { locale } = await startSession(ctx, { ...parsedInput, headers: new Headers(await headers()) });
    if (isLocale(locale)) await keepLocale(locale);
    return null;
  });

/** Ends this session. */
export const signOut = memberAction
  .metadata({ name: "session.sign-out", permission: "own-account.manage" })
  .action(async ({ ctx }) => {
    await endThisSession(ctx, { headers: new Headers(await headers()) });
    return null;
  });
