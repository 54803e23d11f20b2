import "server-only";
import type { App } from "../../context";

export type KeptPem = { readonly pem: string; readonly chainPem: string; readonly firstSeenAt: number };

const AT_ONCE = 200;

/** The kept certificates of these sums, each with its place, some at a time: never all of them in memory. One that is gone is left out. */
export async function* keptPems<T extends { readonly sha256: string }>(
  app: App,
  places: readonly T[],
): AsyncGenerator<{ readonly place: T; readonly kept: KeptPem }> {
  for (let from = 0; from < places.length; from += AT_ONCE) {
    const some = places.slice(from, from + AT_ONCE);
    const rows = await app.store.db
      .selectFrom("certificates")
      .select(["sha256", "pem", "chain_pem", "first_seen_at"])
      .where("sha256", "in", [...new Set(some.map(({ sha256 }) => sha256))])
      .execute();
    const bySum = new Map(rows.map((row) => [row.sha256, row]));
    for (const place of some) {
      const row = bySum.get(place.sha256);
      if (row) yield { place, kept: { pem: row.pem, chainPem: row.chain_pem, firstSeenAt: row.first_seen_at } };
    }
  }
}
