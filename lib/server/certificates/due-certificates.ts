import "server-only";
import { sql } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { App } from "../context";
import type { InstanceOfCertificate } from "./keep-certificate";

/** What an instance's row tells that reading its certificate needs. Times epoch milliseconds. */
export type DueCertificate = InstanceOfCertificate & {
  readonly certificateUrl: string | null;
  readonly reportedExpiresAt: number | null;
  readonly sslCheckedAt: number | null;
  readonly failures: number;
};

/** Instances with SSL on whose certificate is to be read now, the longest due first; those never tried are due since ever. */
export async function dueCertificates(app: App, limit: number): Promise<DueCertificate[]> {
  const rows = await app.store.db
    .selectFrom("instances")
    .select([
      "region",
      "instance_id",
      "certificate_url",
      "reported_expires_at",
      "ssl_checked_at",
      "certificate_failures",
    ])
    .where("account_id", "=", DEFAULT_ACCOUNT)
    // Written out, so that both engines use the index over these rows alone.
    .where("ssl_state", "=", sql.lit("enabled"))
    .where("certificate_due_at", "<=", app.clock.now())
    .where("missing_since", "is", null)
    .orderBy("certificate_due_at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    region: row.region,
    instanceId: row.instance_id,
    certificateUrl: row.certificate_url,
    reportedExpiresAt: row.reported_expires_at,
    sslCheckedAt: row.ssl_checked_at,
    failures: row.certificate_failures,
  }));
}
