import { afterEach, beforeEach, expect, it } from "vitest";
import { obtainCertificate } from "../certificates/obtain-certificate";
import { keepListing } from "../inventory/keep-listing";
import { openTestApp, type TestApp } from "../testing/test-app";
import { dailyProofs } from "./daily-proofs";
import { latestProof } from "./latest-proof";

const HOUR = 60 * 60 * 1000;
const region = "ap-jakarta";
const options = { limits: { connectMillis: 2_000, handshakeMillis: 2_000, helloMillis: 2_000 } };
const going = new AbortController().signal;

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp();
});
afterEach(() => test.close());

/** Instances that listen, their CA kept as after a download, all with SSL on as far as the store knows. */
async function fleet(...ids: string[]): Promise<void> {
  for (const instanceId of ids) {
    test.emulator.addInstance({ region, instanceId, ssl: "enabled" });
    const { host, port } = await test.emulator.listen(region, instanceId);
    test.emulator.updateInstance(region, instanceId, { vip: host, vport: port });
  }
  const page = await test.app.cloud.listInstances(region, { offset: 0, limit: 100 }, { lane: "sync" });
  await keepListing(test.app, region, page.instances);
  await test.app.store.db.updateTable("instances").set({ ssl_state: "enabled" }).execute();
  const operator = await test.as("operator");
  for (const instanceId of ids) await obtainCertificate(operator, { region, instanceId }, {});
}

const change = (
  instanceId: string,
  row: { ssl_state?: "disabled"; missing_since?: number; certificate_sha256?: null },
) => test.app.store.db.updateTable("instances").set(row).where("instance_id", "=", instanceId).execute();

const proof = (instanceId: string) => latestProof(test.app.store.db, { region, instanceId });

const audit = () =>
  test.app.store.db.selectFrom("audit_events").select(["actor_id", "outcome", "detail"]).orderBy("seq").execute();

it("proves what has SSL on, is listed and has a kept CA, once a day, in the program's name", async () => {
  await fleet("cmgo-daily001", "cmgo-daily002", "cmgo-daily003", "cmgo-daily004", "cmgo-daily005");
  await change("cmgo-daily003", { ssl_state: "disabled" });
  await change("cmgo-daily004", { missing_since: 1 });
  await change("cmgo-daily005", { certificate_sha256: null });
  const turn = dailyProofs(test.app, options);
  test.emulator.clearCalls();
  await turn(going);
  const first = await proof("cmgo-daily001");
  expect(first).toMatchObject({ by: null, nodes: [{ outcome: "proven" }] });
  expect((await proof("cmgo-daily002"))?.nodes[0]?.outcome).toBe("proven");
  for (const id of ["cmgo-daily003", "cmgo-daily004", "cmgo-daily005"]) expect(await proof(id)).toBeNull();
  expect(new Set(test.emulator.calls().map(({ action }) => action))).toEqual(new Set(["DescribeDBInstanceURL"]));
  const detail = (proven: number) => JSON.stringify({ action: "proof.run-daily", instances: 2, proven });
  expect(await audit()).toEqual([
    { actor_id: "program", outcome: "intent", detail: detail(0) },
    { actor_id: "program", outcome: "succeeded", detail: detail(2) },
  ]);

  await test.clock.advance(23 * HOUR);
  await turn(going);
  expect(await proof("cmgo-daily001")).toEqual(first);
  expect(await audit()).toHaveLength(2);
  await test.clock.advance(HOUR);
  await turn(going);
  expect((await proof("cmgo-daily001"))?.at).toBe(new Date(test.clock.now()).toISOString());
});

it("stops in the middle without a last word, and goes on with what is left", async () => {
  await fleet("cmgo-daily001", "cmgo-daily002");
  const turn = dailyProofs(test.app, options);
  const stopped = new AbortController();
  stopped.abort();
  await turn(stopped.signal);
  expect((await audit()).map(({ outcome }) => outcome)).toEqual(["intent"]);
  expect(await proof("cmgo-daily001")).toBeNull();
  await turn(going);
  expect(await proof("cmgo-daily002")).not.toBeNull();
});

it("leaves what can't be tried for a day, and doesn't let it hold up the others", async () => {
  await fleet("cmgo-daily001", "cmgo-daily002", "cmgo-daily003");
  const turn = dailyProofs(test.app, options);
  const { db } = test.app.store;
  test.emulator.updateInstance(region, "cmgo-daily001", { vip: "" });
  const listing = JSON.stringify({ addresses: [], port: 27017 });
  await db.updateTable("instances").set({ listing }).where("instance_id", "=", "cmgo-daily001").execute();
  const { certificate_sha256 } = await db
    .selectFrom("instances")
    .select("certificate_sha256")
    .where("instance_id", "=", "cmgo-daily002")
    .executeTakeFirstOrThrow();
  await db
    .updateTable("certificates")
    .set({ pem: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" })
    .where("sha256", "=", certificate_sha256 ?? "")
    .execute();
  await turn(going);
  expect((await proof("cmgo-daily003"))?.nodes[0]?.outcome).toBe("proven");
  for (const id of ["cmgo-daily001", "cmgo-daily002"]) expect(await proof(id), id).toBeNull();
  expect(test.logged.join("")).toContain("a daily TLS proof could not be made");
  expect(await audit()).toHaveLength(2);
  await turn(going);
  expect(await audit()).toHaveLength(2);
});
