/** The languages of the console (messages/<locale>.json); the first is spoken when the browser asks for none of them. */
export const LOCALES = ["en", "zh-CN", "id"] as const;
export type Locale = (typeof LOCALES)[number];

export function isLocale(text: unknown): text is Locale {
  return typeof text === "string" && (LOCALES as readonly string[]).includes(text);
}

/** The cookie in which a browser keeps the language that somebody chose; without it, Accept-Language decides. */
export const LOCALE_COOKIE = "console.locale";
