import "server-only";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { App } from "../context";

/** The regions that a saved query names. */
export function regionsOf({ query }: { readonly query: string }): string[] {
  return new URLSearchParams(query).getAll("region");
}

/** Which of these regions are gone: the console reads them no longer, and knows no instance there. */
export async function goneRegions(app: App, named: readonly string[]): Promise<ReadonlySet<string>> {
  const unread = [...new Set(named)].filter((region) => !app.cloud.regions.includes(region));
  const found = await Promise.all(
    unread.map((region) =>
      app.store.db
        .selectFrom("instances")
        .select("region")
        .where("account_id", "=", DEFAULT_ACCOUNT)
        .where("region", "=", region)
        .limit(1)
        .executeTakeFirst(),
    ),
  );
  return new Set(unread.filter((_, index) => found[index] === undefined));
}
