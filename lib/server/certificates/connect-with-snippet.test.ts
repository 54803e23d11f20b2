import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { certificateFileName, connectionSnippet } from "@/lib/domain/connection-snippet";
import type { Ctx } from "../context";
import { keepListing } from "../inventory/keep-listing";
import { readConnectionAddresses } from "../inventory/read-connection-addresses";
import { openTestApp, type TestApp } from "../testing/test-app";
import { downloadCertificate } from "./download-certificate";

const region = "ap-jakarta";
const instanceId = "cmgo-test0001";
const other = "cmgo-test0002";
const run = promisify(execFile);

let test: TestApp;
let viewer: Ctx;
let folder: string;

beforeAll(async () => {
  test = await openTestApp();
  viewer = await test.as("viewer");
  for (const id of [instanceId, other]) {
    test.emulator.addInstance({
      region,
      instanceId: id,
      ssl: "enabled",
      // The driver looks at the real clock.
      expiresAt: Date.now() + 100 * 86_400_000,
      certUrl: `/certs/${id}/MongoDB-CA.crt`,
    });
  }
  const node = await test.emulator.listen(region, instanceId);
  test.emulator.updateInstance(region, instanceId, { vip: node.host, vport: node.port });
  const page = await test.app.cloud.listInstances(region, { offset: 0, limit: 100 }, { lane: "sync" });
  await keepListing(test.app, region, page.instances);
  folder = await mkdtemp(join(tmpdir(), "snippet-"));
  await symlink(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await test.close();
});

/** Runs the Node.js snippet as a person would, beside a CA file. Signing in is left out: the emulator's node knows no users. */
async function connectWith(caOf: string): Promise<{ readonly stdout: string }> {
  const { body } = await downloadCertificate(viewer, { region, instanceId: caOf, format: "pem" });
  await writeFile(join(folder, certificateFileName(instanceId)), body);
  const { addresses } = await readConnectionAddresses(viewer, { region, instanceId });
  const [address] = addresses;
  if (!address) throw new Error("no address");
  const snippet = connectionSnippet("node", instanceId, address);
  const unsigned = snippet.replace(/^ {2}auth: .*\n/m, "").replace("/?", "/?serverSelectionTimeoutMS=1500&");
  expect(unsigned.length).not.toBe(snippet.length);
  await writeFile(join(folder, "connect.mjs"), unsigned);
  return run(process.execPath, ["connect.mjs"], { cwd: folder });
}

describe("the snippet for Node.js, with the vendor's driver", () => {
  it("connects with the CA that the console hands out for the instance", async () => {
    const { stdout } = await connectWith(instanceId);
    expect(stdout).toContain("ok: 1");
  });

  it("connects with no other CA", async () => {
    await expect(connectWith(other)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /unable to verify|self-signed certificate|unable to get .*issuer|signature failure/i,
      ),
    });
  });
});
