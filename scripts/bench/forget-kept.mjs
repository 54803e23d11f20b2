/** What a list's answer is made of, besides its rows. */
const TABLES = /** @type {const} */ ([
  "instances",
  "instance_tags",
  "change_items",
  "regions",
  "sync_runs",
  "settings",
  "approvals",
]);

/**
 * Makes the console read anew what it keeps for all readers, as any write does: this one changes nothing.
 * @param {import("../../lib/server/context").App} app
 */
export async function forgetKept({ store }) {
  await store.transaction(async (trx) => {
    for (const table of TABLES)
      await trx
        .deleteFrom(table)
        .where((eb) => eb.lit(false))
        .execute();
  });
}
