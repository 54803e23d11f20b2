import "server-only";

/** Fields of an answer as they came. Every field may be null, missing or of another type: then it reads as not known, never as an error. */
export type AnswerFields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is AnswerFields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text exactly as it came; null when it is empty or missing. Numbers become text (ProjectId is one or the other). */
export function readText(fields: AnswerFields, name: string): string | null {
  const value = fields[name];
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

export function readNumber(fields: AnswerFields, name: string): number | null {
  const value = fields[name];
  if (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** The objects of a list; what is none is left out. */
export function readList(fields: AnswerFields, name: string): readonly AnswerFields[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** "" when the API sent none. */
export function readRequestId(fields: AnswerFields): string {
  return readText(fields, "RequestId") ?? "";
}
