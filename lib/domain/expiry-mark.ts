import type { CertificateProblem } from "./certificate-problem";

const DAY_MILLIS = 86_400_000;

/**
 * What a reader of an expiry must know besides: the certificate could not be read (any expiry shown is the API's word alone), or it says another day than the
 * API. Times ISO 8601 UTC.
 */
export type ExpiryMark =
  | { readonly kind: "unreadable"; readonly problem: CertificateProblem }
  | { readonly kind: "differs"; readonly reportedAt: string }
  | null;

type ExpiryFacts = {
  /** Why the last attempt to read the certificate failed; null = it is known, or not tried yet. */
  readonly problem: CertificateProblem | null;
  /** The certificate's own notAfter; null = not known. Epoch milliseconds, like what the API reported. */
  readonly ownExpiresAt: number | null;
  readonly reportedExpiresAt: number | null;
};

export function expiryMark({ problem, ownExpiresAt, reportedExpiresAt }: ExpiryFacts): ExpiryMark {
  if (problem !== null) return { kind: "unreadable", problem };
  if (ownExpiresAt === null || reportedExpiresAt === null) return null;
  // The zone of ExpiredTime is not documented, so hours prove nothing.
  if (Math.abs(ownExpiresAt - reportedExpiresAt) <= DAY_MILLIS) return null;
  return { kind: "differs", reportedAt: new Date(reportedExpiresAt).toISOString() };
}
