import { isInstanceId } from "./instance";
import { type InstanceSelection, reviewedSelection } from "./instance-selection";
import { isRegionCode } from "./region";

/** The CAs of many instances: one file for each in a zip, or each different CA once in one PEM file or one Java truststore. */
export const COLLECTION_FORMATS = ["zip", "bundle", "p12"] as const;
export type CollectionFormat = (typeof COLLECTION_FORMATS)[number];

/** Rows chosen by hand go into the address, which servers on the way cut off somewhere above 8 KB. */
export const COLLECTION_KEYS_MAX = 200;
export const COLLECTION_MAX = 5_000;

type Named = { readonly region: string; readonly instanceId: string };

/** The address of a selection's certificates; null = too many rows for one. */
export function collectionPath(selection: InstanceSelection, format: CollectionFormat): string | null {
  const chosen = reviewedSelection(selection);
  const filter = chosen.kind === "filter" ? Object.entries(chosen.filter) : [];
  const query = new URLSearchParams(filter.flatMap(([name, values]) => values.map((value) => [name, value])));
  if (chosen.kind === "keys") {
    if (chosen.keys.length > COLLECTION_KEYS_MAX) return null;
    for (const { region, instanceId } of chosen.keys) query.append("key", `${region}/${instanceId}`);
  }
  query.set("format", format);
  return `/api/certificates?${query.toString()}`;
}

/** Reads the keys of such an address; null = there are none, so the filter counts. Throws nothing: `bad` = one that is no key, or too many. */
export function collectionKeys(texts: readonly string[]): readonly Named[] | "bad" | null {
  if (texts.length === 0) return null;
  if (texts.length > COLLECTION_KEYS_MAX) return "bad";
  const keys = texts.map((text) => {
    const [region = "", instanceId = "", ...more] = text.split("/");
    return more.length === 0 && isRegionCode(region) && isInstanceId(instanceId) ? { region, instanceId } : null;
  });
  const good = keys.filter((key) => key !== null);
  return good.length === keys.length ? good : "bad";
}
