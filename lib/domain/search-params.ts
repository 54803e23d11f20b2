/** Search parameters as pages and URLSearchParams give them. */
export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The first value of a parameter, trimmed and without NUL (PostgreSQL refuses it in text); "" when absent. */
export function firstParam(raw: RawParams, name: string, maxLength = 200): string {
  const value = raw[name];
  const text = typeof value === "string" ? value : (value?.[0] ?? "");
  return text.replaceAll("\u0000", "").trim().slice(0, maxLength).trimEnd();
}

/** The text when it is one of the allowed words, else null. */
export function oneOf<T extends string>(allowed: readonly T[], text: string): T | null {
  return allowed.find((word) => word === text) ?? null;
}

/** URLSearchParams in the shape that pages get them; a repeated parameter keeps its order, so that its first value counts everywhere. */
export function rawParams(params: Iterable<readonly [string, string]>): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of params) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}
