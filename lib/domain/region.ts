/** Regions of TencentDB for MongoDB, the fallback when none are configured (API page "Common Params", 2025-12). */
export const KNOWN_REGIONS = [
  "ap-guangzhou",
  "ap-shanghai",
  "ap-nanjing",
  "ap-beijing",
  "ap-chengdu",
  "ap-chongqing",
  "ap-hongkong",
  "ap-singapore",
  "ap-bangkok",
  "ap-jakarta",
  "ap-seoul",
  "ap-tokyo",
  "ap-mumbai",
  "na-siliconvalley",
  "na-ashburn",
  "na-toronto",
  "sa-saopaulo",
  "eu-frankfurt",
  "ap-shanghai-fsi",
  "ap-shenzhen-fsi",
] as const;
export type KnownRegion = (typeof KNOWN_REGIONS)[number];

/** The form of a region's code, known or not: a new region must not need a new release. */
export function isRegionCode(text: string): boolean {
  return /^[a-z]{2,4}-[a-z0-9]{3,32}(-[a-z0-9]{2,8})?$/.test(text);
}

/** "ap-jakarta" is shown as "Jakarta" where no translated name exists. */
export function regionFallbackName(code: string): string {
  const [, city = code, zone] = code.split("-");
  const name = city.charAt(0).toUpperCase() + city.slice(1);
  return zone ? `${name} ${zone.toUpperCase()}` : name;
}

/** The state of a region in the inventory. "unsupported" = the API has no MongoDB there (UnsupportedRegion): hidden, counted. */
export type RegionState = "pending" | "ok" | "failed" | "unsupported";
