import type { AdviceKey } from "./api-error";

/** Where clients connect. `options` in the order of the connection string. */
export type ConnectionAddress = {
  /** URLType of DescribeDBInstanceURL, such as CLUSTER_ALL; null = put together from the listing. */
  readonly type: string | null;
  /** host:port, as in a connection string. */
  readonly hosts: readonly string[];
  readonly options: readonly (readonly [name: string, value: string])[];
};

const DEFAULT_PORT = 27017;

/** What a client needs to know besides TLS, which the snippets add, and the password, which nobody is told. */
const OPTIONS = new Set(["authSource", "replicaSet", "readPreference", "readPreferenceTags", "maxStalenessSeconds"]);
const HOST = /^(?:[0-9A-Za-z][0-9A-Za-z.-]*|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;
const VALUE = /^[\w.:,-]*$/;

/**
 * Takes a connection string of DescribeDBInstanceURL apart: mongodb://user:******@host:port,…/database?options. Null for what is none. User,
 * password and database are dropped; so are options that no snippet needs, and any that would need quotes in a shell or a program.
 */
export function parseConnectionString(type: string, text: string): ConnectionAddress | null {
  const [, list = "", query = ""] = /^mongodb:\/\/(?:[^@/]*@)?([^/?@]+)(?:\/[^?]*)?(?:\?(.*))?$/.exec(text) ?? [];
  const hosts = list.split(",").filter((host) => HOST.test(host));
  if (hosts.length === 0) return null;
  const options = query.split("&").flatMap((pair): (readonly [string, string])[] => {
    const [name = "", value = ""] = pair.split("=", 2);
    return OPTIONS.has(name) && VALUE.test(value) ? [[name, value]] : [];
  });
  return { type, hosts, options };
}

/** What the listing tells of an instance; an address that is none (it would end up in a shell) is left out. */
export function listedAddress(addresses: readonly string[], port: number | null): ConnectionAddress {
  const usable = addresses
    .map((address) => `${address.includes(":") ? `[${address}]` : address}:${port ?? DEFAULT_PORT}`)
    .filter((host) => HOST.test(host));
  return { type: null, hosts: usable.length > 0 ? usable : [`ADDRESS:${port ?? DEFAULT_PORT}`], options: [] };
}

/** The database that holds the users; Tencent's is admin. */
export function authSourceOf({ options }: ConnectionAddress): string {
  return options.find(([name]) => name === "authSource")?.[1] || "admin";
}

/** The connection string without user, password and TLS; with `extra` options at its end. */
export function connectionUrl(address: ConnectionAddress, extra: readonly string[] = [], user = ""): string {
  const others = address.options.filter(([name]) => name !== "authSource").map(([name, value]) => `${name}=${value}`);
  const options = [`authSource=${authSourceOf(address)}`, ...others, ...extra];
  return `mongodb://${user}${address.hosts.join(",")}/?${options.join("&")}`;
}

/** What a person sees of DescribeDBInstanceURL: nothing in `addresses` = use the listing's; `failure` says why it could not be read. */
export type ConnectionAddresses = {
  readonly addresses: readonly ConnectionAddress[];
  readonly failure: { readonly code: string | null; readonly advice: AdviceKey } | null;
};
