/**
 * Why a CA certificate could not be had (messages: `certificate.problem.<reason>`). The console passes nothing on then.
 * About the link: link_empty … redirect_limit. About what came: http_status … private_key. About the API: cloud_*.
 */
export const CERTIFICATE_PROBLEMS = [
  "ssl_off",
  "link_empty",
  "link_invalid",
  "scheme_refused",
  "http_refused",
  "host_refused",
  "port_refused",
  "address_refused",
  "redirect_limit",
  "host_unknown",
  "unreachable",
  "tls_failed",
  "timed_out",
  "http_status",
  "too_large",
  "not_a_certificate",
  "unreadable",
  "several_certificates",
  "archive_refused",
  "private_key",
  "cloud_unreachable",
  "cloud_refused",
] as const;
export type CertificateProblem = (typeof CERTIFICATE_PROBLEMS)[number];

/** Reads a reason out of a URL; anything else is nothing. */
export function certificateProblem(text: string | null | undefined): CertificateProblem | null {
  return CERTIFICATE_PROBLEMS.find((problem) => problem === text) ?? null;
}
