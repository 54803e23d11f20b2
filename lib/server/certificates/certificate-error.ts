import "server-only";
import type { CertificateProblem } from "@/lib/domain/certificate-problem";

export type CertificateErrorParams = Readonly<Record<string, string | number>>;

/** A certificate could not be had, for a reason that a person can act on. Params and message never hold the link's path or query: it may be signed. */
export class CertificateError extends Error {
  readonly reason: CertificateProblem;
  readonly params: CertificateErrorParams;

  constructor(reason: CertificateProblem, params: CertificateErrorParams = {}) {
    super(`certificate: ${reason}`);
    this.name = "CertificateError";
    this.reason = reason;
    this.params = params;
  }
}
