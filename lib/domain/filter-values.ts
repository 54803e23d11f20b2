import { EXPIRY_FILTERS, type ExpiryFilter } from "./certificate-expiry";
import type { ClusterType } from "./instance";
import type { InstanceType } from "./instance-detail";
import { isRegionCode } from "./region";
import type { RawParams } from "./search-params";
import { SSL_STATES, type SslState } from "./ssl-state";

/** The filter "Status": what DescribeDBInstances says, or `missing` = it does not list the instance any more. */
export const STATUS_FILTERS = ["running", "in_process", "initialising", "isolated", "missing", "unknown"] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

/** The filter "Type": formal instances by their cluster, the others by what they are for. */
export const TYPE_FILTERS = ["replica_set", "sharded", "read_only", "standby", "temporary", "unknown"] as const;
export type TypeFilter = (typeof TYPE_FILTERS)[number];

export function typeFilter(type: InstanceType, cluster: ClusterType): TypeFilter {
  return type === "formal" || type === "unknown" ? cluster : type;
}

/**
 * The filter "Change", by an instance's latest one: `under_way` = open (also one that waits for an approval or a time); `attention` and `failed` as
 * long as nobody took it over or changed the instance again.
 */
export const CHANGE_FILTERS = ["under_way", "attention", "failed", "none"] as const;
export type ChangeFilterWord = (typeof CHANGE_FILTERS)[number];

/** What an instance must be one of, for each filter of the list; empty = any. */
export type FilterValues = {
  readonly region: readonly string[];
  readonly ssl: readonly SslState[];
  readonly expiry: readonly ExpiryFilter[];
  /** "5.0"; what can't be read as a version is the API's own word. */
  readonly version: readonly string[];
  readonly status: readonly StatusFilter[];
  readonly type: readonly TypeFilter[];
  /** "key=value", or a key alone for any value. */
  readonly tag: readonly string[];
  /** ProjectId of DescribeDBInstances. */
  readonly project: readonly string[];
  readonly change: readonly ChangeFilterWord[];
};

export const FILTER_NAMES = [
  "region",
  "ssl",
  "expiry",
  "version",
  "status",
  "type",
  "tag",
  "project",
  "change",
] as const satisfies readonly (keyof FilterValues)[];
export type FilterName = (typeof FILTER_NAMES)[number];

/** More values of one filter are left out, and said to be. */
export const FILTER_VALUES_MAX = 50;

const TAG_MAX_LENGTH = 400;

export const NO_FILTER_VALUES: FilterValues = {
  region: [],
  ssl: [],
  expiry: [],
  version: [],
  status: [],
  type: [],
  tag: [],
  project: [],
  change: [],
};

/** Every value that a filter has, in its order; of open ones, what has the form. */
const WORDS = {
  ssl: SSL_STATES,
  expiry: EXPIRY_FILTERS,
  status: STATUS_FILTERS,
  type: TYPE_FILTERS,
  change: CHANGE_FILTERS,
} as const;
const FORMS = {
  region: isRegionCode,
  version: (text: string) => /^[\w.]{1,40}$/.test(text),
  project: (text: string) => /^\d{1,20}$/.test(text),
  tag: (text: string) => text.length <= TAG_MAX_LENGTH,
} as const;

/** The values that a parameter gives, repeated or (but for tags, which may hold one) with commas. */
function given(raw: RawParams, name: FilterName): readonly string[] {
  const value = raw[name] ?? [];
  const texts = typeof value === "string" ? [value] : value;
  return texts
    .flatMap((text) => (name === "tag" ? [text] : text.split(",")))
    .map((text) => text.replaceAll("\u0000", "").trim())
    .filter((text) => text !== "");
}

function readOne<N extends FilterName>(raw: RawParams, name: N): FilterValues[N] {
  const texts = new Set(given(raw, name));
  const known =
    name in WORDS
      ? WORDS[name as keyof typeof WORDS].filter((word) => texts.has(word))
      : [...texts].filter(FORMS[name as keyof typeof FORMS]).sort();
  return known.slice(0, FILTER_VALUES_MAX) as readonly string[] as FilterValues[N];
}

/** Reads the values of all filters; each once, in one order, so that equal filters are equal texts. */
export function readFilterValues(raw: RawParams): FilterValues {
  return {
    region: readOne(raw, "region"),
    ssl: readOne(raw, "ssl"),
    expiry: readOne(raw, "expiry"),
    version: readOne(raw, "version"),
    status: readOne(raw, "status"),
    type: readOne(raw, "type"),
    tag: readOne(raw, "tag"),
    project: readOne(raw, "project"),
    change: readOne(raw, "change"),
  };
}

/** The filters of which a value was not understood, or was one too many. */
export function filtersNotRead(raw: RawParams): readonly FilterName[] {
  const read = readFilterValues(raw);
  return FILTER_NAMES.filter((name) => new Set(given(raw, name)).size > read[name].length);
}

/** A filter's values with one more, or without it. */
export function withValue<N extends FilterName>(values: FilterValues, name: N, value: string, on: boolean) {
  const others = values[name].filter((one) => one !== value);
  const read = readFilterValues({ [name]: on ? [...others, value] : others });
  return { [name]: read[name] } as Pick<FilterValues, N>;
}
