import "server-only";

/** The store can't be opened, for a reason that the person who starts the console can act on. The message is for the terminal. */
export class StoreRefused extends Error {
  override readonly name = "StoreRefused";
}
