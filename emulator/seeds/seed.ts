import { z } from "zod";
import type { EmulatedInstance } from "../emulated-instance";
import { fleetSeed } from "./fleet-seed";
import { smallSeed } from "./small-seed";

/** "small" = 48 instances in every state, "fleet" = 10,000, or so many, or none. */
export const seedSchema = z.union([z.enum(["small", "fleet", "empty"]), z.number().int().min(0)]);
export type Seed = z.infer<typeof seedSchema>;

/** What a seed puts in place. `denied`: regions that the key may not read, as when a CAM policy leaves one out. */
export type World = { readonly instances: EmulatedInstance[]; readonly denied: ReadonlySet<string> };

/** @param now epoch milliseconds; all ages are relative to it, so the same moment gives the same world. */
export function seedWorld(seed: Seed, now: number): World {
  switch (seed) {
    case "small":
      return { instances: smallSeed(now), denied: new Set(["ap-seoul"]) };
    case "fleet":
      return { instances: fleetSeed(10_000, now), denied: new Set() };
    case "empty":
      return { instances: [], denied: new Set() };
    default:
      return { instances: fleetSeed(seed, now), denied: new Set() };
  }
}

/** @throws when the text is no seed. */
export function parseSeed(text: string): Seed {
  if (text === "small" || text === "fleet" || text === "empty") return text;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Error(`The seed must be small, fleet, empty or a number of instances, not "${text}".`);
}
