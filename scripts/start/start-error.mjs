/** Something that the person who starts the console can mend. Its message is all they see, and the exit code is 1. */
export class StartError extends Error {
  /** @override */
  name = "StartError";
}
