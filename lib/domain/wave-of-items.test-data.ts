import type { WaveSettings } from "./change-settings";
import { fillWave, nextWave, type Wave, type WaveCandidate, type WaveGroup } from "./wave";

/** One item of a change, in its order. */
export type WaveItem = Omit<WaveGroup, "count"> & Pick<WaveCandidate, "id"> & { readonly held?: boolean };

type Told = Pick<Wave, "pause"> & { readonly admit: readonly string[]; readonly takeBack: readonly string[] };

/** What becomes of these items: the rule, with all of them at hand. */
export function waveOfItems(
  items: readonly WaveItem[],
  settings: WaveSettings,
  canaryPassed: boolean,
  resumedAt: number | null = null,
): Told {
  const groups = items.map((item) => ({ ...item, count: 1 }));
  const wave = nextWave(groups, settings, canaryPassed, resumedAt);
  const candidates = items.flatMap(({ id, region, state, admitted, held = false }) =>
    state === "queued" && !admitted ? [{ id, region, held }] : [],
  );
  const takeBack = items.filter(
    ({ state, admitted, region }) => state === "queued" && admitted && wave.stopped.has(region),
  );
  if (wave.takeBack !== takeBack.length > 0) throw new Error("The wave takes back what it does not name.");
  return { admit: fillWave(wave, candidates).admit, takeBack: takeBack.map(({ id }) => id), pause: wave.pause };
}
