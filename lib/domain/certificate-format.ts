/**
 * Forms of one instance's CA: PEM (with its chain), DER (the CA alone), a Java truststore and a PEM bundle; the last two hold the CA before the present one,
 * too, while it has not expired.
 */
export const CERTIFICATE_FORMATS = ["pem", "der", "p12", "bundle"] as const;
export type CertificateFormat = (typeof CERTIFICATE_FORMATS)[number];

/** Java's customary password. A truststore holds nothing secret: the password only shows whether the file was changed. */
export const TRUSTSTORE_PASSWORD = "changeit";
/** keytool asks for at least so many. */
export const TRUSTSTORE_PASSWORD_MIN = 6;
export const TRUSTSTORE_PASSWORD_MAX = 128;

/** Printable ASCII only: tools disagree on how other characters become bytes, and on what an empty password is. */
export function isTruststorePassword(text: string): boolean {
  return /^[ -~]*$/.test(text) && text.length >= TRUSTSTORE_PASSWORD_MIN && text.length <= TRUSTSTORE_PASSWORD_MAX;
}
