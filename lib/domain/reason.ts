/** A ticket number and a sentence; longer texts belong into the ticket. Characters. */
export const REASON_MAX_LENGTH = 500;
