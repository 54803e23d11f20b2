import "server-only";

/** A LIKE pattern that finds the text anywhere, its own % and _ taken as they are. Use with `ESCAPE '\'`. */
export function containsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
