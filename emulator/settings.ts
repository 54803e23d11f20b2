import { z } from "zod";

/** What `configure` may change while the emulator runs. */
export const adjustableSchema = z.strictObject({
  /** How long a change takes, milliseconds; for changes that start from now on. */
  flowMillis: z.number().min(0).optional(),
  /** Added to each answer, milliseconds. */
  latencyMillis: z.number().min(0).optional(),
  /** Per action in any sliding second. */
  callsPerSecond: z.number().int().min(1).optional(),
});

export type Adjustable = z.infer<typeof adjustableSchema>;
export type Settings = Required<Adjustable>;

export const DEFAULT_SETTINGS: Settings = { flowMillis: 6000, latencyMillis: 0, callsPerSecond: 20 };
