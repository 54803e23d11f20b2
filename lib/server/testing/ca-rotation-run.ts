import "server-only";
import { randomUUID } from "node:crypto";
import type { Ctx } from "../context";
import { checkSsl } from "../inventory/check-ssl";
import { keepListing } from "../inventory/keep-listing";
import { openRotation } from "../rotations/open-rotation";
import { startCertificateLoop } from "../worker/certificate-loop";
import type { TestApp } from "./test-app";

export const REGION = "ap-jakarta";
export const instance = (instanceId: string) => ({ region: REGION, instanceId });

/** Reads the list and the SSL state of every emulated instance into the store. */
export async function readFleet(test: TestApp): Promise<void> {
  const page = await test.app.cloud.listInstances(REGION, { offset: 0, limit: 100 }, { lane: "sync" });
  await keepListing(test.app, REGION, page.instances);
  for (const { instanceId } of test.emulator.instances())
    await checkSsl(test.app, instance(instanceId), { lane: "change" });
}

/** Lets the worker's loop read certificates until the condition holds. A fault of the loop is thrown. */
export async function readCertificates(test: TestApp, until: () => Promise<boolean>): Promise<void> {
  const faults: unknown[] = [];
  const loop = startCertificateLoop(test.app, (error) => faults.push(error));
  for (let turn = 0; turn < 400 && faults.length === 0 && !(await until()); turn += 1)
    await test.clock.advanceSleepers(500);
  await loop.stop();
  if (faults.length > 0) throw faults[0];
  if (!(await until())) throw new Error("the certificates never came so");
}

/** Opens a rotation for these instances; its id. */
export async function rotate(ctx: Ctx, ...ids: readonly string[]): Promise<string> {
  const selection = { kind: "keys" as const, keys: ids.map(instance) };
  return (await openRotation(ctx, { rotationId: randomUUID(), selection, reason: "CHG-7" })).rotationId;
}
