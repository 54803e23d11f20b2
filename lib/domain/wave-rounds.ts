import type { WaveSettings } from "./change-settings";

/**
 * How many instances go in each round of a change, if all took equally long: the canary first, then as many as the limits let. `perRegion`:
 * the eligible instances of each region, in the order of the change. Tells the same as `nextWave` called until nothing waits.
 */
export function waveRounds(perRegion: readonly number[], settings: WaveSettings): readonly number[] {
  const left = [...perRegion];
  const rounds: number[] = [];
  let done = 0;
  for (;;) {
    const canaryLeft = settings.canary - done;
    let room = canaryLeft > 0 ? Math.min(settings.atOnce, canaryLeft) : settings.atOnce;
    let round = 0;
    for (const [index, count] of left.entries()) {
      const taken = Math.min(count, settings.perRegion, room);
      left[index] = count - taken;
      room -= taken;
      round += taken;
    }
    if (round === 0) return rounds;
    rounds.push(round);
    done += round;
  }
}
