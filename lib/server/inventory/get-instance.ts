import "server-only";
import { DEFAULT_ACCOUNT, isInstanceId } from "@/lib/domain/instance";
import { type InstanceDetail, instanceType } from "@/lib/domain/instance-detail";
import { Refusal } from "@/lib/domain/refusal";
import { isRegionCode } from "@/lib/domain/region";
import { findPreviousCertificate } from "../certificates/find-previous-certificate";
import { getInstanceCertificate } from "../certificates/get-instance-certificate";
import { readEndedOff } from "../changes/ended-off";
import { latestChanges } from "../changes/instance-change";
import { instanceHistory } from "../changes/instance-history";
import { type Ctx, requirePermission } from "../context";
import { isoTime, isoTimeOrNull } from "../iso-time";
import { earlierProof, latestProof } from "../proofs/latest-proof";
import { openItem } from "../rotations/open-item";
import { parseListing } from "./instance-listing";
import { toInstanceRow } from "./instance-row";
import { readRegions } from "./read-regions";

type InstanceName = { readonly region: string; readonly instanceId: string };

/** Everything the store knows of one instance; the cloud is not asked. Throws Refusal "not_found", "not_permitted". */
export async function getInstance(ctx: Ctx, name: InstanceName): Promise<InstanceDetail> {
  requirePermission(ctx, "instance.read");
  const { clock, config, store, worker } = ctx.app;
  const stored =
    isRegionCode(name.region) && isInstanceId(name.instanceId)
      ? await store.db
          .selectFrom("instances")
          .selectAll()
          .where("account_id", "=", DEFAULT_ACCOUNT)
          .where("region", "=", name.region)
          .where("instance_id", "=", name.instanceId)
          .executeTakeFirst()
      : undefined;
  if (!stored) throw new Refusal("not_found");

  const now = clock.now();
  const [changes, endedOff, history, regions, certificate, previous, proof, rotating] = await Promise.all([
    latestChanges(store.db, [stored], now),
    readEndedOff(store.db, [stored]),
    instanceHistory(ctx, name),
    readRegions(store.db),
    getInstanceCertificate(ctx, name),
    findPreviousCertificate(ctx, name, stored.certificate_sha256),
    latestProof(store.db, name),
    openItem(store.db, name),
  ]);
  if (stored.missing_since === null && (stored.ssl_attempted_at ?? 0) < now - config.syncIntervalSeconds * 1000)
    worker.prefer([name]);

  const { createdAt, ...listing } = parseListing(stored.listing);
  const key = `${stored.region}/${stored.instance_id}`;
  const told = stored.ssl_error_code !== null || stored.ssl_error_message !== null;
  return {
    row: toInstanceRow(stored, changes.get(key) ?? null, endedOff.get(key) ?? null),
    instanceType: instanceType(stored.instance_type_code),
    ...listing,
    createdAt: isoTimeOrNull(createdAt),
    maintenanceStart: stored.maintenance_start,
    maintenanceEnd: stored.maintenance_end,
    apiTimeZoneMinutes: config.cloud.apiTimeZoneMinutes,
    firstSeenAt: isoTime(stored.first_seen_at),
    reportedExpiresAt: isoTimeOrNull(stored.reported_expires_at),
    sslError: told ? { code: stored.ssl_error_code, message: stored.ssl_error_message } : null,
    regionSummary: regions.find((region) => region.region === stored.region) ?? null,
    certificate,
    previousCertificate: previous && {
      subject: previous.subject,
      notAfter: isoTime(previous.not_after),
      sha256: previous.sha256,
    },
    rotationId: rotating?.rotation_id ?? null,
    proof,
    earlierProof: await earlierProof(store.db, name, proof),
    history,
  };
}
