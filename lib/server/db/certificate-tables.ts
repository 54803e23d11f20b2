import "server-only";

/** Epoch milliseconds. */
type Millis = number;

export type CertificateTable = {
  sha256: string;
  pem: string;
  /** The authorities above it, in order; "" = it stands alone. */
  chain_pem: string;
  subject: string;
  issuer: string;
  serial: string;
  not_before: Millis;
  not_after: Millis;
  key_description: string;
  signature_algorithm: string;
  fetched_over: "https" | "http";
  first_seen_at: Millis;
  last_seen_at: Millis;
};

/** Which instance has had which certificate; the present one is `instances.certificate_sha256`. */
export type InstanceCertificateTable = {
  account_id: string;
  region: string;
  instance_id: string;
  sha256: string;
  first_seen_at: Millis;
  last_seen_at: Millis;
};
