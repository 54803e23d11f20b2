import "server-only";
import type { InstanceRow } from "@/lib/domain/instance-page";
import { foundElsewhere } from "@/lib/domain/search-marks";
import type { InstanceTable } from "../db/schema";
import { parseListing } from "./instance-listing";

type SearchedRow = Pick<InstanceTable, "instance_id" | "name"> & Partial<Pick<InstanceTable, "listing">>;

/** What a row tells of the places where a search was found, besides its id and name; nothing where they hold all of it. */
export function foundIn(row: SearchedRow, terms: readonly string[]): Pick<InstanceRow, "found"> {
  if (row.listing === undefined || terms.length === 0) return {};
  const found = foundElsewhere({ instanceId: row.instance_id, name: row.name, ...parseListing(row.listing) }, terms);
  return found.length > 0 ? { found } : {};
}
