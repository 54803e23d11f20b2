import "server-only";
import type { Selectable } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { Ctx } from "../context";
import type { CertificateTable } from "../db/certificate-tables";
import type { InstanceOfCertificate } from "./keep-certificate";

/**
 * The CA that an instance had before the present one: the last seen of the others, while it has not expired. Both are in use then, since nobody knows which
 * clients have the new one yet. Null = there is none. For verbs: it checks no permission.
 */
export async function findPreviousCertificate(
  ctx: Ctx,
  key: InstanceOfCertificate,
  present: string | null,
): Promise<Selectable<CertificateTable> | null> {
  const { store, clock } = ctx.app;
  const previous = await store.db
    .selectFrom("instance_certificates as had")
    .innerJoin("certificates", "certificates.sha256", "had.sha256")
    .selectAll("certificates")
    .where("had.account_id", "=", DEFAULT_ACCOUNT)
    .where("had.region", "=", key.region)
    .where("had.instance_id", "=", key.instanceId)
    .where("had.sha256", "!=", present ?? "")
    .orderBy("had.last_seen_at", "desc")
    .orderBy("had.sha256")
    .limit(1)
    .executeTakeFirst();
  return previous && previous.not_after > clock.now() ? previous : null;
}
