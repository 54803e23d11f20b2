/** Length is what counts (NIST SP 800-63B-4, 3.1.1.2): no rules about kinds of characters, no forced change. */
export const PASSWORD_MIN_CHARACTERS = 12;
/** Nobody types more, and the hash of a book costs time. */
export const PASSWORD_MAX_CHARACTERS = 128;
