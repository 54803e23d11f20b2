import "server-only";
import type { AuditOutcome } from "@/lib/domain/audit-event";
import { DEFAULT_ACCOUNT, isInstanceId } from "@/lib/domain/instance";
import { Refusal } from "@/lib/domain/refusal";
import { isRegionCode } from "@/lib/domain/region";
import { appendAudit } from "../audit/append-audit";
import { type Ctx, requirePermission } from "../context";
import type { CertificateFile } from "./download-certificate";
import { certificateFile } from "./formats/certificate-file";
import type { InstanceOfCertificate } from "./keep-certificate";

type KeptRequest = InstanceOfCertificate & { readonly sha256: string };

/**
 * A CA that an instance has or once had, by its SHA-256, as PEM from the store: the cloud gives the present one only. The audit has a row before and one after.
 * @throws Refusal not_permitted, not_found, store_unavailable
 */
export async function downloadKeptCertificate(ctx: Ctx, request: KeptRequest): Promise<CertificateFile> {
  requirePermission(ctx, "certificate.download");
  const { region, instanceId, sha256 } = request;
  if (!isRegionCode(region) || !isInstanceId(instanceId)) throw new Refusal("not_found");
  const kept = await ctx.app.store.db
    .selectFrom("instance_certificates as had")
    .innerJoin("certificates", "certificates.sha256", "had.sha256")
    .select(["certificates.pem", "certificates.chain_pem", "certificates.fetched_over"])
    .where("had.account_id", "=", DEFAULT_ACCOUNT)
    .where("had.region", "=", region)
    .where("had.instance_id", "=", instanceId)
    .where("had.sha256", "=", sha256)
    .executeTakeFirst();
  if (!kept) throw new Refusal("not_found");
  const audit = (outcome: AuditOutcome) => {
    const event = { action: "certificate.download", region, instanceId, sha256, format: "pem" } as const;
    return ctx.app.store.transaction((trx) => appendAudit(trx, ctx, { event, outcome, subjectId: ctx.requestId }));
  };
  await audit("intent");
  const present = { pem: kept.pem, chainPem: kept.chain_pem };
  const file = await certificateFile(instanceId, { present, previous: null }, "pem");
  await audit("succeeded");
  const filename = `${instanceId}-MongoDB-CA-${sha256.slice(0, 8)}.crt`;
  return { ...file, filename, sha256, overHttp: kept.fetched_over === "http", source: "kept" };
}
