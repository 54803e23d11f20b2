import pg from "pg";

const LOOK_EVERY_MILLIS = 20;

/** lib/server/worker/lease.ts: what a leader has when it begins, by the database's clock, which here is ours. */
const LEASE_MILLIS = 8_000;

/**
 * The store as it is, over a connection of the script's own that no gate cuts. It notes when each leader began.
 * @typedef {{ epoch: number, since: number }} Reign `since`: epoch milliseconds
 */
export class WatchedStore {
  /** @type {Reign[]} */
  reigns = [];
  #client;
  #looking = true;
  #watching;

  /** @param {pg.Client} client connected */
  constructor(client) {
    this.#client = client;
    this.#watching = this.#watch();
  }

  /** @param {string} url */
  static async open(url) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new WatchedStore(client);
  }

  /**
   * @param {string} statement
   * @returns {Promise<any[]>}
   */
  async rows(statement) {
    return (await this.#client.query(statement)).rows;
  }

  async #watch() {
    while (this.#looking) {
      // No table yet before the first server has migrated.
      const [lease] = await this.rows("select epoch, expires_at from leases").catch(() => []);
      const epoch = Number(lease?.epoch ?? 0);
      const since = Number(lease?.expires_at ?? 0) - LEASE_MILLIS;
      if (epoch > (this.reigns.at(-1)?.epoch ?? 0)) this.reigns.push({ epoch, since: since > 0 ? since : Date.now() });
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLIS));
    }
  }

  /** @returns {Promise<string[]>} the instances whose call may be under way */
  async sending() {
    const rows = await this.rows("select instance_id from change_items where state = 'sending'");
    return rows.map((row) => row.instance_id);
  }

  async close() {
    this.#looking = false;
    await this.#watching;
    await this.#client.end();
  }
}
