import "server-only";
import type { CallOptions, ListedInstance } from "../cloud/cloud";
import type { App } from "../context";

const PAGE = 100;
/** A list that changes under each of this many readings is taken as it is, and absences of that reading don't count. */
const READINGS = 3;

export type RegionListing = { readonly total: number; readonly whole: boolean };

/**
 * Reads a region's whole list, page by page, handing each page on as it comes. When TotalCount moves between pages, something was created or
 * removed meanwhile and a page may have been skipped: the list is read again. `whole` = one reading saw one TotalCount throughout.
 */
export async function listRegion(
  app: App,
  region: string,
  options: CallOptions,
  onPage: (instances: readonly ListedInstance[], total: number) => Promise<void>,
): Promise<RegionListing> {
  let total = 0;
  for (let reading = 1; reading <= READINGS; reading += 1) {
    let offset = 0;
    let moved = false;
    for (;;) {
      const page = await app.cloud.listInstances(region, { offset, limit: PAGE }, options);
      moved ||= offset > 0 && page.total !== total;
      total = page.total;
      await onPage(page.instances, total);
      offset += page.instances.length;
      if (page.instances.length === 0 || offset >= total || moved) break;
    }
    if (!moved) return { total, whole: offset >= total };
  }
  return { total, whole: false };
}
