import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { emulatedInstanceSchema } from "../emulated-instance";
import { seedSchema } from "../seeds/seed";

const owner = { region: z.string(), instanceId: z.string() };

const stateSchema = z.object({
  version: z.literal(1),
  seed: seedSchema,
  seededAt: z.number(),
  changes: z.object({
    nextFlowId: z.number(),
    instances: z.array(emulatedInstanceSchema),
    removed: z.array(z.object(owner)),
    flows: z.array(z.object({ ...owner, flow: emulatedInstanceSchema.shape.flow.unwrap() })),
  }),
  /** Base64 by the name of the certificate. The keys of a version that kept none are made anew. */
  certificates: z
    .record(z.string(), z.union([z.string(), z.object({ der: z.string(), privateKey: z.string() })]))
    .transform((all) =>
      Object.fromEntries(Object.entries(all).flatMap(([name, one]) => (typeof one === "string" ? [] : [[name, one]]))),
    ),
});

export type SavedState = z.infer<typeof stateSchema>;

/** @returns null when there is no file. @throws with the path and what to do when it is not readable as a state. */
export function loadState(path: string): SavedState | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`The emulator's state in ${path} is not readable; remove the file to start from the seed.`, {
      cause: error,
    });
  }
}

/** Writes beside the file and renames, so that whoever dies in the middle leaves the old state or the new one. */
export function saveState(path: string, state: SavedState): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, path);
}
