import { loadTypescript } from "../start/load-typescript.mjs";

/** As many as PostgreSQL has connections here. */
const AT_ONCE = 10;

/**
 * Fills an empty store with a fleet through the product's own writes, as a sync that has just ended would leave it.
 * @param {import("../../lib/server/context").App} app
 * @param {readonly import("../../emulator/emulated-instance").EmulatedInstance[]} fleet
 */
export async function fillStore(app, fleet) {
  /** @type {typeof import("../../lib/server/inventory/keep-listing")} */
  const { keepListing } = await loadTypescript("lib/server/inventory/keep-listing.ts");
  /** @type {typeof import("../../lib/server/inventory/check-ssl")} */
  const { keepSsl } = await loadTypescript("lib/server/inventory/check-ssl.ts");
  for (const region of new Set(fleet.map((instance) => instance.region))) {
    const here = fleet.filter((instance) => instance.region === region);
    await keepListing(app, region, here.map(listed));
  }
  for (let from = 0; from < fleet.length; from += AT_ONCE) {
    await Promise.all(
      fleet.slice(from, from + AT_ONCE).map(({ region, instanceId, ssl, expiresAt, certUrl }) => {
        const answer = { enabled: ssl === "enabled", expiresAt, certificateUrl: certUrl, requestId: "" };
        return keepSsl(app, { region, instanceId }, answer);
      }),
    );
  }
  // Their certificates are read, so that nothing is fetched while something else is measured.
  for (const region of new Set(fleet.map((instance) => instance.region))) {
    await app.store.db
      .updateTable("instances")
      .set({ certificate_due_at: Date.now() + 86_400_000 })
      .where("region", "=", region)
      .execute();
  }
  const unsupported = fleet.filter(({ ssl }) => ssl === "unsupported").map(({ instanceId }) => instanceId);
  for (let from = 0; from < unsupported.length; from += 1_000) {
    await app.store.db
      .updateTable("instances")
      .set({ ssl_state: "unsupported" })
      .where("instance_id", "in", unsupported.slice(from, from + 1_000))
      .execute();
  }
}

/**
 * @param {import("../../emulator/emulated-instance").EmulatedInstance} instance
 * @returns {import("../../lib/server/cloud/cloud").ListedInstance}
 */
function listed(instance) {
  return {
    instanceId: instance.instanceId,
    name: instance.name,
    statusCode: instance.status,
    mongoVersion: instance.mongoVersion,
    clusterTypeCode: instance.clusterType,
    instanceTypeCode: instance.instanceType,
    addresses: instance.vip.split(";"),
    port: instance.vport,
    projectId: String(instance.projectId ?? 0),
    zone: instance.zone,
    vpcId: instance.vpcId,
    subnetId: instance.subnetId,
    nodeCount: instance.secondaryCount + 1,
    shardCount: instance.shardCount,
    memoryMegabytes: instance.memoryMegabytes,
    volumeMegabytes: instance.volumeMegabytes,
    createdAt: instance.createdAt,
    maintenanceStart: "02:00",
    maintenanceEnd: "04:00",
    tags: instance.tags,
  };
}
