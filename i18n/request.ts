import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, LOCALE_COOKIE, type Locale, negotiateLocale } from "@/lib/domain/locale";

const TIME_ZONE_COOKIE = "time-zone";

/** The language and the clock of one request. Signing in and choosing a language put the member's preference into the cookie. */
export default getRequestConfig(async () => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const kept = jar.get(LOCALE_COOKIE)?.value;
  const locale: Locale = isLocale(kept) ? kept : negotiateLocale(sent.get("accept-language"));
  return {
    locale,
    messages: (await import(`../messages/${locale}.json`)).default,
    timeZone: timeZoneOf(jar.get(TIME_ZONE_COOKIE)?.value),
    now: new Date(),
  };
});

/** The zone that the browser told at an earlier visit, when this server knows it too. */
function timeZoneOf(told: string | undefined): string {
  if (!told) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: decodeURIComponent(told) }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
