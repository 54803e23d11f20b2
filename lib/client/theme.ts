/** A person's choice over the system's; no cookie = as the system. */
const THEMES = ["light", "dark"] as const;
type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "theme";

export function isTheme(text: unknown): text is Theme {
  return typeof text === "string" && (THEMES as readonly string[]).includes(text);
}
