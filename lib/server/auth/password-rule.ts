import "server-only";

/** Length is what counts (NIST SP 800-63B, 3.1.1.2): no rules about kinds of characters, no forced change. */
export const PASSWORD_MIN_CHARACTERS = 12;
/** The hash costs time and memory; nobody types more. */
export const PASSWORD_MAX_CHARACTERS = 128;
