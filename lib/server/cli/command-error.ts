import "server-only";

/** Something that whoever typed the command can mend; its message is all they see. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
