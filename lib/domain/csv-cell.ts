/** What a spreadsheet would take for a formula or a command, also in the full-width forms that some of them read the same. */
const ACTIVE = /^[=+\-@\p{Cc}＝＋－＠]/u;

/**
 * One cell of a CSV file (RFC 4180), quoted where needed. Text that a spreadsheet would carry out is marked as text by an apostrophe, as
 * OWASP's page on CSV injection advises: names of instances are anybody's to choose.
 */
export function csvCell(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const safe = ACTIVE.test(text) ? `'${text}` : text;
  return safe !== text || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
