/** What speaks against trusting a CA certificate, the gravest first (messages: `instance.weakness.<reason>`). The certificate is delivered all the same. */
export const CERTIFICATE_WEAKNESSES = [
  "expired",
  "not_yet_valid",
  "not_ca",
  "weak_signature",
  "short_rsa_key",
] as const;
export type CertificateWeakness = (typeof CERTIFICATE_WEAKNESSES)[number];

/** Below it a current OpenSSL or JDK refuses the key or warns (NIST SP 800-131A: 2048 bits at least). */
const RSA_BITS_MIN = 2048;

export type JudgedCertificate = {
  /** As CertificateDetails has it: "SHA-1 with RSA". */
  readonly signatureAlgorithm: string;
  /** Null for any other kind of key. */
  readonly rsaBits: number | null;
  readonly isCa: boolean;
  /** ISO 8601 UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
};

/** `now` epoch milliseconds. */
export function certificateWeaknesses(certificate: JudgedCertificate, now: number): CertificateWeakness[] {
  const holds: Record<CertificateWeakness, boolean> = {
    expired: Date.parse(certificate.notAfter) <= now,
    not_yet_valid: Date.parse(certificate.notBefore) > now,
    not_ca: !certificate.isCa,
    weak_signature: /\b(?:SHA-1|MD5)\b/.test(certificate.signatureAlgorithm),
    short_rsa_key: certificate.rsaBits !== null && certificate.rsaBits < RSA_BITS_MIN,
  };
  return CERTIFICATE_WEAKNESSES.filter((weakness) => holds[weakness]);
}
