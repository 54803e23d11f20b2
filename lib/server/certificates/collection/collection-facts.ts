import "server-only";
import type { CertificateProblem } from "@/lib/domain/certificate-problem";

/** What the README of a zip tells. */
export type CollectionFacts = {
  readonly count: number;
  /** How many of the certificates differ. */
  readonly different: number;
  readonly withoutSsl: number;
  /** Instances with SSL on whose certificate is not known; `problem` null = it was not read yet. */
  readonly missing: readonly {
    readonly region: string;
    readonly instanceId: string;
    readonly problem: CertificateProblem | null;
  }[];
};
