import "server-only";
import type { Selectable } from "kysely";
import { DEFAULT_ACCOUNT, isInstanceId } from "@/lib/domain/instance";
import { Refusal } from "@/lib/domain/refusal";
import { isRegionCode } from "@/lib/domain/region";
import type { Ctx } from "../context";
import type { CertificateTable } from "../db/certificate-tables";
import type { InstanceOfCertificate } from "./keep-certificate";

/**
 * The certificate that was last downloaded for an instance, or null if none was. For verbs: it checks no permission.
 * @throws Refusal not_found if the inventory has no such instance
 */
export async function findKeptCertificate(
  ctx: Ctx,
  key: InstanceOfCertificate,
): Promise<Selectable<CertificateTable> | null> {
  if (!isRegionCode(key.region) || !isInstanceId(key.instanceId)) throw new Refusal("not_found");
  const { db } = ctx.app.store;
  const instance = await db
    .selectFrom("instances")
    .select("certificate_sha256")
    .where("account_id", "=", DEFAULT_ACCOUNT)
    .where("region", "=", key.region)
    .where("instance_id", "=", key.instanceId)
    .executeTakeFirst();
  if (!instance) throw new Refusal("not_found");
  if (instance.certificate_sha256 === null) return null;
  const kept = await db
    .selectFrom("certificates")
    .selectAll()
    .where("sha256", "=", instance.certificate_sha256)
    .executeTakeFirst();
  return kept ?? null;
}
