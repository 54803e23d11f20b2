import { z } from "zod";

/** How an action takes an email: trimmed and in lower case, as it is kept. */
export const emailInput = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** Any text; how long a new password must be is the verb's business, so that the refusal says it. Longer than this is no password. */
export const passwordInput = z.string().min(1).max(1024);

export const nameInput = z.string().trim().min(1).max(100);

/** The secret of a one-time link. */
export const tokenInput = z.string().min(1).max(100);
