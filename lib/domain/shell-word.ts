/** A value as one word of a POSIX shell: as it is where no character means anything to the shell, else in single quotes. */
export function shellWord(value: string): string {
  return /^[\w./:@%+=,-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
