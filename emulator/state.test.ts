import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startEmulator } from "./start-emulator";
import { callApi } from "./testing/call-api";
import { emulatorForTest } from "./testing/emulator-for-test";

function stateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "emulator-state-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const START = 1_800_000_000_000;
const certificate = async (url: string, id: string) => (await fetch(`${url}/certs/${id}/MongoDB-CA.crt`)).text();

it("a restart keeps the fleet, its ages, its certificates, and a change that was running", async () => {
  const statePath = join(stateFolder(), "deep", "state.json");
  const clock = { now: START };
  const options = { seed: "small", statePath, flowMillis: 6000, now: () => clock.now } as const;
  const first = await emulatorForTest(options);
  const [off, removed] = first.instances().filter((instance) => instance.ssl === "disabled" && instance.status === 2);
  const on = first
    .instances()
    .find((instance) => instance.certUrl?.startsWith(first.url) && instance.certificateFormat === "pem");
  if (off === undefined || on === undefined || removed === undefined)
    throw new Error("The seed lacks what the test needs.");
  first.removeInstance(removed.region, removed.instanceId);
  first.updateInstance(on.region, on.instanceId, { name: "renamed" });
  const pem = await certificate(first.url, on.instanceId);
  const { FlowId } = (
    await callApi(first.url, "InstanceEnableSSL", {
      region: off.region,
      params: { InstanceId: off.instanceId, Enable: true },
    })
  ).response;
  // No close: whoever is killed must find the same.
  clock.now += 3000;
  const second = await emulatorForTest(options);
  const withoutLinks = (instances: ReturnType<typeof first.instances>) =>
    instances
      .map((instance) => ({ ...instance, certUrl: null }))
      .sort((a, b) => a.instanceId.localeCompare(b.instanceId));
  expect(withoutLinks(second.instances())).toEqual(withoutLinks(first.instances()));
  expect(second.instance(removed.region, removed.instanceId)).toBeUndefined();
  expect(second.instance(on.region, on.instanceId)).toMatchObject({
    name: "renamed",
    certUrl: `${second.url}/certs/${on.instanceId}/MongoDB-CA.crt`,
  });
  expect(await certificate(second.url, on.instanceId)).toBe(pem);
  expect(second.instance(off.region, off.instanceId)).toMatchObject({
    status: 1,
    flow: { id: FlowId, status: "running" },
  });
  clock.now += 3000;
  expect(second.instance(off.region, off.instanceId)).toMatchObject({
    status: 2,
    ssl: "enabled",
    flow: { status: "success" },
  });

  second.addInstance({ instanceId: "cmgo-later000", flow: { target: "enabled", endsAt: clock.now } });
  const third = await emulatorForTest(options);
  expect(third.instance("ap-guangzhou", "cmgo-later000")).toMatchObject({ ssl: "enabled" });
  const { FlowId: next } = (
    await callApi(third.url, "InstanceEnableSSL", {
      region: off.region,
      params: { InstanceId: off.instanceId, Enable: false },
    })
  ).response;
  expect(Number(next)).toBeGreaterThan(Number(FlowId));
});

it("leaves no draft behind, and another seed starts afresh", async () => {
  const folder = stateFolder();
  const statePath = join(folder, "state.json");
  const first = await emulatorForTest({ seed: 3, statePath });
  first.addInstance({ instanceId: "cmgo-extra000" });
  await first.close();
  expect(readdirSync(folder)).toEqual(["state.json"]);
  const same = await emulatorForTest({ seed: 3, statePath });
  expect(same.instances()).toHaveLength(4);
  await same.close();
  const other = await emulatorForTest({ seed: 5, statePath });
  expect(other.instances()).toHaveLength(5);
});

it("reset goes back to the seed and forgets faults and calls", async () => {
  const statePath = join(stateFolder(), "state.json");
  const emulator = await emulatorForTest({ seed: 3, statePath });
  emulator.addInstance({ instanceId: "cmgo-extra000" });
  emulator.addFault({ kind: "api_error", code: "InternalError" });
  await callApi(emulator.url, "DescribeDBInstances");
  emulator.reset();
  expect([emulator.instances().length, emulator.calls().length]).toEqual([3, 0]);
  expect((await callApi(emulator.url, "DescribeDBInstances")).code).toBeNull();
  emulator.reset({ seed: "empty" });
  await emulator.close();
  const again = await emulatorForTest({ seed: "empty", statePath });
  expect(again.instances()).toEqual([]);
});

it("refuses a state that it cannot read, and says what to do", async () => {
  const statePath = join(stateFolder(), "state.json");
  writeFileSync(statePath, '{"version":1');
  await expect(startEmulator({ statePath })).rejects.toThrow(`${statePath} is not readable; remove the file`);
});
