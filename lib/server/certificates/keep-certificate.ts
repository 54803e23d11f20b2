import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { Trx } from "../context";
import type { InspectedCertificate } from "./inspect-certificate";

/** A known certificate is looked at again this often, so that one that was exchanged without a word is noticed. */
const LOOK_AGAIN_MILLIS = 24 * 60 * 60 * 1000;

export type InstanceOfCertificate = { readonly region: string; readonly instanceId: string };

/**
 * Keeps a certificate by its SHA-256 and notes it as the instance's, whose expiry is then the certificate's own. The same certificate seen again
 * moves only its last sight; once it came over https it stays known as that. `reportedExpiresAt` = what the API said beside the link: the sync takes another
 * value for another certificate. Times epoch milliseconds.
 */
export async function keepCertificate(
  trx: Trx,
  instance: InstanceOfCertificate,
  certificate: InspectedCertificate,
  seen: { readonly over: "https" | "http"; readonly now: number; readonly reportedExpiresAt: number | null },
): Promise<void> {
  const again = {
    last_seen_at: seen.now,
    chain_pem: certificate.chainPem,
    ...(seen.over === "https" ? { fetched_over: seen.over } : {}),
  };
  const name = { account_id: DEFAULT_ACCOUNT, region: instance.region, instance_id: instance.instanceId };
  await trx
    .insertInto("certificates")
    .values({
      sha256: certificate.sha256,
      pem: certificate.pem,
      chain_pem: certificate.chainPem,
      subject: certificate.subject,
      issuer: certificate.issuer,
      serial: certificate.serial,
      not_before: certificate.notBefore,
      not_after: certificate.notAfter,
      key_description: certificate.key,
      signature_algorithm: certificate.signatureAlgorithm,
      fetched_over: seen.over,
      first_seen_at: seen.now,
      last_seen_at: seen.now,
    })
    .onConflict((conflict) => conflict.column("sha256").doUpdateSet(again))
    .execute();
  await trx
    .insertInto("instance_certificates")
    .values({ ...name, sha256: certificate.sha256, first_seen_at: seen.now, last_seen_at: seen.now })
    .onConflict((conflict) =>
      conflict.columns(["account_id", "region", "instance_id", "sha256"]).doUpdateSet({ last_seen_at: seen.now }),
    )
    .execute();
  await trx
    .updateTable("instances")
    .set({
      certificate_sha256: certificate.sha256,
      certificate_expires_at: certificate.expiresAt,
      reported_expires_at: seen.reportedExpiresAt,
      certificate_problem: null,
      certificate_due_at: seen.now + LOOK_AGAIN_MILLIS,
      certificate_failures: 0,
    })
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "=", instance.region)
    .where("instance_id", "=", instance.instanceId)
    .execute();
}
