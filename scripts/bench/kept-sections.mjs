/**
 * The document of measurements with some of its sections measured anew: those replace their old ones, the others stay, each with the machine,
 * commit and load it was measured with.
 * @param {string} before the document as it is; empty = none yet
 * @param {readonly { title: string, text: string }[]} measured
 */
export function withSections(before, measured) {
  const [, ...old] = before.split(/^## /m);
  /** @type {Map<string, string>} */
  const sections = new Map(old.map((text) => [text.slice(0, text.indexOf("\n")), `## ${text.trim()}`]));
  for (const { title, text } of measured) sections.set(title, text.trim());
  return [
    "# Measurements",
    "Written by `npm run bench -- --write`; nothing here is typed by hand. Every part runs against the emulator in a process of its own.",
    ...sections.values(),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
