import { createHash } from "node:crypto";

/**
 * The bare query of a page of the list: hand-written SQL over the driver, without the product's code. `page` asks for the rows, `total` for
 * their number, which the page shows too. `?` stands for a value.
 * @typedef {{ page: string, total: string, values: (string | number)[] }} BareQuery
 */

const COLUMNS =
  "account_id, region, instance_id, name, mongo_version, cluster_type_code, status_code, ssl_state, certificate_expires_at, listed_at, ssl_checked_at, ssl_attempted_at, missing_since";
const DAY_MILLIS = 24 * 60 * 60 * 1000;

/**
 * What is measured: how people look for instances. `params` are the list's own. `foundFirst`: on PostgreSQL, all that match are found before they are
 * put in order; left to itself it goes through the names in order until it has met 50 matches, which takes four times as long.
 * @type {readonly { what: string, params: Record<string, string>, where: string, values: (now: number) => (string | number)[], order: string, foundFirst?: boolean }[]}
 */
export const PAGES = [
  {
    what: "region and SSL",
    params: { region: "ap-jakarta", ssl: "enabled" },
    where: "region = ? and ssl_state = ?",
    values: () => ["ap-jakarta", "enabled"],
    order: "sort_name asc nulls last, region asc, instance_id asc",
  },
  {
    what: "part of a name, by name",
    params: { search: "orders-prod", sort: "name" },
    where: "search_text like ?",
    // Each word of what is searched is marked (lib/domain/search-text.ts).
    values: () => ["%orders-\u0001prod%"],
    order: "sort_name asc nulls last, region asc, instance_id asc",
    foundFirst: true,
  },
  {
    what: "expiring within 30 days, soonest first",
    params: { expiry: "30", sort: "expiry" },
    where: "certificate_expires_at >= ? and certificate_expires_at < ?",
    values: (now) => [now, now + 30 * DAY_MILLIS],
    order: "certificate_expires_at asc nulls last, region asc, instance_id asc",
  },
];

/**
 * @param {(typeof PAGES)[number]} page
 * @param {number} now
 * @param {import("./bench-store.mjs").Engine} engine
 * @returns {BareQuery}
 */
export function bareQuery({ where, values, order, foundFirst = false }, now, engine) {
  const from = `from instances where account_id = 'default' and ${where}`;
  return {
    page:
      foundFirst && engine === "postgres"
        ? `select * from (select ${COLUMNS}, sort_name ${from} limit 1000000000) as found order by ${order} limit 50`
        : `select ${COLUMNS} ${from} order by ${order} limit 50`,
    total: `select count(*) as count ${from}`,
    values: values(now),
  };
}

/**
 * Runs one statement over the store's own driver, prepared once, and gives its rows as JSON, as the verb's answer is sent as JSON.
 * @param {import("../../lib/server/db/store").RawHandle} raw
 * @param {string} statement
 * @param {(string | number)[]} values
 * @returns {() => Promise<string>}
 */
export function bareRunner(raw, statement, values) {
  if (raw.engine === "sqlite") {
    const prepared = raw.database.prepare(statement);
    return async () => JSON.stringify(prepared.all(...values));
  }
  let number = 0;
  const text = statement.replaceAll("?", () => `$${++number}`);
  return async () =>
    JSON.stringify((await raw.pool.query({ name: createHash("md5").update(text).digest("hex"), text, values })).rows);
}
