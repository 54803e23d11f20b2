import "server-only";
import { CertificateError } from "./certificate-error";
import { checkLink, type LinkRules } from "./link-rules";
import { requestLink } from "./request-link";
import { type Resolve, resolveChecked, systemResolve } from "./resolve-host";

const MAX_BYTES = 1024 * 1024;
const MAX_REDIRECTS = 3;
const TIMEOUT_SECONDS = 10;

export type FetchOptions = {
  readonly resolve?: Resolve;
  readonly timeoutMillis?: number;
  readonly ca?: string;
  /** Ends the fetch early; told as timed_out. */
  readonly signal?: AbortSignal;
};
/** `overHttp`: some step of the way was without authentication, so anybody on it may have changed the bytes. */
export type FetchedLink = { readonly body: Buffer; readonly overHttp: boolean };

function socketProblem(error: unknown, host: string): CertificateError {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
  const tls =
    /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO|INVALID_CA|INVALID_PURPOSE)/.test(
      code,
    );
  return new CertificateError(tls ? "tls_failed" : "unreachable", { host, code });
}

/** The work, or the abort if that comes first; a look-up of a name can't be stopped by itself. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
    if (signal.aborted) aborted();
    signal.addEventListener("abort", aborted, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", aborted));
  });
}

/**
 * Fetches what a certificate link leads to: architecture.md "Security". Each redirect (3 at most) is checked as wholly as the first link; 1 MiB; 10 seconds for all of it.
 * @throws CertificateError only
 */
export async function fetchLink(
  link: string | null,
  rules: LinkRules,
  options: FetchOptions = {},
): Promise<FetchedLink> {
  const timeoutMillis = options.timeoutMillis ?? TIMEOUT_SECONDS * 1000;
  const timeout = AbortSignal.timeout(timeoutMillis);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  let next = checkLink(link, rules);
  let overHttp = false;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const { url, host } = next;
    overHttp ||= url.protocol === "http:";
    try {
      const addresses = await orAborted(resolveChecked(host, rules, options.resolve ?? systemResolve), signal);
      const answer = await requestLink({ url, host, addresses, signal, maxBytes: MAX_BYTES, ca: options.ca });
      if ("body" in answer) return { body: answer.body, overHttp };
      next = checkLink(
        URL.canParse(answer.redirectTo, url) ? new URL(answer.redirectTo, url).href : answer.redirectTo,
        rules,
      );
    } catch (error) {
      if (error instanceof CertificateError) throw error;
      if (signal.aborted) throw new CertificateError("timed_out", { host, seconds: timeoutMillis / 1000 });
      throw socketProblem(error, host);
    }
  }
  throw new CertificateError("redirect_limit", { limit: MAX_REDIRECTS });
}
