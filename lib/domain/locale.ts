/** The languages of the console, the fallback first. */
export const LOCALES = ["en", "zh-CN", "id"] as const;
export type Locale = (typeof LOCALES)[number];

export function isLocale(text: unknown): text is Locale {
  return typeof text === "string" && (LOCALES as readonly string[]).includes(text);
}

/** The best language for an Accept-Language header (RFC 9110 section 12.5.4): by its weights, an exact tag before its language alone. */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const weight = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find((text) => text !== undefined);
      return { tag: tag.trim().toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const [language] = tag.split("-");
    const found =
      LOCALES.find((locale) => locale.toLowerCase() === tag) ??
      LOCALES.find((locale) => locale.split("-")[0]?.toLowerCase() === language);
    if (found) return found;
  }
  return LOCALES[0];
}

/** The cookie in which a browser keeps the language that somebody chose; without it, Accept-Language decides. */
export const LOCALE_COOKIE = "locale";
