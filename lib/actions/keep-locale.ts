import "server-only";
import { cookies } from "next/headers";
import { LOCALE_COOKIE, type Locale } from "@/lib/domain/locale";
import { isHttps } from "@/lib/server/auth/session-cookie";
import { getApp } from "@/lib/server/registry";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps the language in this browser, also for the pages before sign-in. */
export async function keepLocale(locale: Locale): Promise<void> {
  const { config } = getApp();
  (await cookies()).set(LOCALE_COOKIE, locale, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(config.baseUrl),
    path: "/",
    maxAge: YEAR_SECONDS,
  });
}
