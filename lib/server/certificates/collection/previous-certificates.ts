import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { App } from "../../context";
import type { ChosenInstance } from "./chosen-instances";

const AT_ONCE = 400;

/** The CA before the present one of each instance that has one which has not expired: SHA-256 by "region/instanceId" (see `findPreviousCertificate`). */
export async function previousCertificates(
  app: App,
  instances: readonly ChosenInstance[],
): Promise<ReadonlyMap<string, string>> {
  const present = new Map(instances.map((row) => [`${row.region}/${row.instance_id}`, row.certificate_sha256]));
  const ids = [...new Set(instances.map((row) => row.instance_id))];
  const latest = new Map<string, { readonly sha256: string; readonly expiresAt: number }>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await app.store.db
      .selectFrom("instance_certificates as had")
      .innerJoin("certificates", "certificates.sha256", "had.sha256")
      .select(["had.region", "had.instance_id", "had.sha256", "certificates.not_after"])
      .where("had.account_id", "=", DEFAULT_ACCOUNT)
      .where("had.instance_id", "in", ids.slice(from, from + AT_ONCE))
      .orderBy("had.last_seen_at", "desc")
      .orderBy("had.sha256")
      .execute();
    for (const row of rows) {
      const name = `${row.region}/${row.instance_id}`;
      if (!present.has(name) || present.get(name) === row.sha256 || latest.has(name)) continue;
      latest.set(name, { sha256: row.sha256, expiresAt: row.not_after });
    }
  }
  const now = app.clock.now();
  return new Map(
    [...latest].filter(([, { expiresAt }]) => expiresAt > now).map(([name, { sha256 }]) => [name, sha256]),
  );
}
