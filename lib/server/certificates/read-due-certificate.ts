import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { CloudError } from "../cloud/cloud";
import type { App } from "../context";
import { keepSsl } from "../inventory/check-ssl";
import { CertificateError } from "./certificate-error";
import type { DueCertificate } from "./due-certificates";
import { fetchCertificate } from "./fetch-certificate";
import type { FetchOptions } from "./fetch-link";

/** How long a link may have been known: how long one lives is not documented, so an older one is read anew. */
const LINK_FRESH_MILLIS = 60_000;
const MINUTE_MILLIS = 60_000;
/** Minutes until the next attempt, after each that failed in turn. */
const RETRY_MINUTES = [1, 5, 30, 120, 360] as const;
const LONGEST_RETRY_MINUTES = 360;

type Link = { readonly certificateUrl: string | null; readonly expiresAt: number | null };

/** The instance's link as the API gives it now; null = SSL is not on any more, so there is nothing to read. */
async function currentLink(app: App, due: DueCertificate, signal: AbortSignal): Promise<Link | null> {
  const { region, instanceId, certificateUrl, reportedExpiresAt: expiresAt } = due;
  if (app.clock.now() - (due.sslCheckedAt ?? 0) <= LINK_FRESH_MILLIS) return { certificateUrl, expiresAt };
  const answer = await app.cloud.readSsl(region, instanceId, { lane: "sync", pace: "steady", retries: 0, signal });
  return (await keepSsl(app, due, answer)) === "enabled" ? answer : null;
}

/**
 * Notes that a certificate could not be read, and when to try again. A certificate that is known already stays known. Without a reason it was the API
 * that did not answer, which says nothing about the certificate.
 */
async function noteFailure(app: App, due: DueCertificate, problem: string | null): Promise<void> {
  const minutes = RETRY_MINUTES[due.failures] ?? LONGEST_RETRY_MINUTES;
  await app.store.transaction((trx) =>
    trx
      .updateTable("instances")
      .set((eb) => ({
        certificate_due_at: app.clock.now() + minutes * MINUTE_MILLIS,
        certificate_failures: due.failures + 1,
        ...(problem !== null && {
          certificate_problem: eb.case().when("certificate_sha256", "is", null).then(problem).else(null).end(),
        }),
      }))
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("region", "=", due.region)
      .where("instance_id", "=", due.instanceId)
      .execute(),
  );
}

/** Reads one due certificate; whatever is wrong with it is noted at its instance and concerns no other. */
export async function readDueCertificate(
  app: App,
  due: DueCertificate,
  signal: AbortSignal,
  options: FetchOptions = {},
): Promise<void> {
  try {
    const link = await currentLink(app, due, signal);
    if (link) await fetchCertificate(app, due, link, { ...options, signal });
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof CertificateError) {
      const { region, instanceId } = due;
      app.log.warn({ region, instanceId, code: error.reason, params: error.params }, "certificate not read");
      await noteFailure(app, due, error.reason);
      return;
    }
    await noteFailure(app, due, null);
    if (!(error instanceof CloudError)) throw error;
  }
}
