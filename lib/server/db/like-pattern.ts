import "server-only";

const escaped = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** A LIKE pattern that finds the text anywhere, its own % and _ taken as they are. Use with `ESCAPE '\'`. */
export function containsPattern(text: string): string {
  return `%${escaped(text)}%`;
}

/** The same for the text at the beginning. */
export function beginsPattern(text: string): string {
  return `${escaped(text)}%`;
}
