/** What tells one certificate from another. Times ISO 8601 UTC. */
export type CertificateInBrief = { readonly subject: string; readonly notAfter: string; readonly sha256: string };

/** A CA certificate as the certificate itself tells it (not the API). Times ISO 8601 UTC. */
export type CertificateDetails = {
  /** "CN=…, O=…": the most specific part first. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal, as printed by other tools: upper case without colons. */
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** SHA-256 of the DER form: 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** 40 lower-case hexadecimal digits, for tools that know no other. */
  readonly sha1: string;
  /** Subject alternative names as OpenSSL writes them: "DNS:db.example.com", "IP Address:10.0.0.1". */
  readonly alternativeNames: readonly string[];
  /** The authorities above it, in order; empty = it stands alone. */
  readonly chain: readonly CertificateInBrief[];
  /** "RSA 2048", "EC P-256", "Ed25519". */
  readonly key: string;
  /** Null for any other kind of key. */
  readonly rsaBits: number | null;
  /** "SHA-256 with RSA", or the dotted object identifier of an algorithm without a name here. */
  readonly signatureAlgorithm: string;
  readonly isCa: boolean;
  readonly selfSigned: boolean;
  /** "http" = fetched without authentication: compare the fingerprint with the cloud's own console before trusting it. */
  readonly fetchedOver: "https" | "http";
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
};
