import type { ServerResponse } from "node:http";
import { z } from "zod";
import { instancePatchSchema } from "../emulated-instance";
import type { Emulator } from "../emulator";
import { faultRuleSchema } from "../faults/fault-rule";
import { listenOptionsSchema } from "../mongo/tls-listener";
import { seedSchema } from "../seeds/seed";
import { adjustableSchema } from "../settings";
import type { ReceivedRequest } from "./received-request";
import { sendJson } from "./send";

const filterSchema = z.strictObject({
  action: z.string().optional(),
  instanceId: z.string().optional(),
  region: z.string().optional(),
});
const key = [z.string(), z.string()] as const;

type Verb = (emulator: Emulator, args: unknown) => unknown;

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ["calls", (emulator, args) => emulator.calls(...z.union([z.tuple([]), z.tuple([filterSchema])]).parse(args))],
  ["clearCalls", (emulator) => emulator.clearCalls()],
  ["addFault", (emulator, args) => emulator.addFault(...z.tuple([faultRuleSchema]).parse(args))],
  ["clearFaults", (emulator) => emulator.clearFaults()],
  ["instance", (emulator, args) => emulator.instance(...z.tuple(key).parse(args))],
  ["instances", (emulator) => emulator.instances()],
  ["addInstance", (emulator, args) => emulator.addInstance(...z.tuple([instancePatchSchema]).parse(args))],
  [
    "updateInstance",
    (emulator, args) => emulator.updateInstance(...z.tuple([...key, instancePatchSchema]).parse(args)),
  ],
  ["removeInstance", (emulator, args) => emulator.removeInstance(...z.tuple(key).parse(args))],
  ["refreshCertificate", (emulator, args) => emulator.refreshCertificate(...z.tuple(key).parse(args))],
  ["listen", (emulator, args) => emulator.listen(...z.tuple([...key, listenOptionsSchema.optional()]).parse(args))],
  ["configure", (emulator, args) => emulator.configure(...z.tuple([adjustableSchema]).parse(args))],
  [
    "reset",
    (emulator, args) =>
      emulator.reset(...z.union([z.tuple([]), z.tuple([z.strictObject({ seed: seedSchema.optional() })])]).parse(args)),
  ],
]);

/** `POST /__emulator/<verb>` with a JSON array of the verb's arguments: the handle of the emulator, for other processes. */
export async function serveControl(
  emulator: Emulator,
  request: ReceivedRequest,
  response: ServerResponse,
): Promise<void> {
  const verb = VERBS.get(request.path.slice("/__emulator/".length));
  if (request.method !== "POST" || verb === undefined) {
    sendJson(response, 404, { error: `Unknown verb; known are ${[...VERBS.keys()].join(", ")}.` });
    return;
  }
  // Only a browser sends Origin: no web page may steer the demo of the person who looks at it.
  if (request.headers.origin !== undefined) {
    sendJson(response, 403, { error: "Not for browsers." });
    return;
  }
  try {
    const args: unknown = JSON.parse(request.body.toString("utf8") || "[]");
    sendJson(response, 200, (await verb(emulator, args)) ?? null);
  } catch (error) {
    sendJson(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}
