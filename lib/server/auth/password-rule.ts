import "server-only";
import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from "@/lib/domain/password-length";
import { Refusal } from "@/lib/domain/refusal";

/** Fewer different characters than this are a pattern, not a password. */
const MIN_DIFFERENT_CHARACTERS = 5;

/** Long enough, and still among the first that a guesser tries; compared without case. */
const EXPECTED = [
  "123456789012",
  "1234567890123",
  "12345678901234",
  "123456789012345",
  "1234567890ab",
  "0123456789ab",
  "password1234",
  "password12345",
  "password123456",
  "passwordpassword",
  "qwertyuiop12",
  "qwertyuiop123",
  "qwertyuiopasdf",
  "qwertyuiopasdfghjkl",
  "1q2w3e4r5t6y",
  "1qaz2wsx3edc",
  "administrator",
  "administrator1",
  "adminadminadmin",
  "admin1234567",
  "admin12345678",
  "changemeplease",
  "changeme1234",
  "letmeinletmein",
  "iloveyou1234",
  "welcome12345",
  "mongodbmongodb",
  "mongodb123456",
  "tencentcloud",
  "tencentcloud1",
  "tencentdb123",
  "abcdefghijkl",
  "abcdefghijklmnop",
];

/**
 * Refuses a new password that is too short, too long, the person's own email, or one that everybody would guess.
 * @throws Refusal "weak_password" with the least and the greatest number of characters.
 */
export function requireStrongPassword(password: string, email: string): void {
  const characters = Array.from(password.normalize("NFKC"));
  const plain = password.normalize("NFKC").toLowerCase();
  const longEnough = characters.length >= PASSWORD_MIN_CHARACTERS && password.length <= PASSWORD_MAX_CHARACTERS;
  const guessable =
    new Set(characters).size < MIN_DIFFERENT_CHARACTERS || EXPECTED.includes(plain) || plain === email.toLowerCase();
  if (!longEnough || guessable)
    throw new Refusal("weak_password", { minimum: PASSWORD_MIN_CHARACTERS, maximum: PASSWORD_MAX_CHARACTERS });
}
