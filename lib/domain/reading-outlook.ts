/** How many calls at one endpoint had been answered at a moment (epoch milliseconds). */
export type AnsweredAt = { readonly at: number; readonly answered: ReadonlyMap<string, number> };

/** A shorter look back says more about chance than about the pace. */
const SHORTEST_MILLIS = 3_000;

/**
 * About when what remains at each endpoint will have been read, if it goes on as over these samples (the oldest first). Null = nobody can
 * tell: too little was seen, or an endpoint with something left to read stood still. Epoch milliseconds.
 */
export function expectedEnd(samples: readonly AnsweredAt[], remaining: ReadonlyMap<string, number>): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < SHORTEST_MILLIS) return null;
  let end = last.at;
  for (const [host, left] of remaining) {
    if (left === 0) continue;
    const answered = (last.answered.get(host) ?? 0) - (first.answered.get(host) ?? 0);
    if (answered === 0) return null;
    end = Math.max(end, last.at + Math.round((left * (last.at - first.at)) / answered));
  }
  return end;
}
