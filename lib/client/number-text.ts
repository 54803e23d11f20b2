const formats = new Map<string, Intl.NumberFormat>();

/**
 * A number in the reader's language with one decimal at most: "10,000", "1.5". Not next-intl's `useFormatter`: used anywhere, all that it can
 * format (dates, lists, names) is in the first load of every page.
 */
export function numberText(locale: string, value: number): string {
  const format = formats.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  formats.set(locale, format);
  return format.format(value);
}
