// Writes rows into a store, and tells each one on stdout once it is committed, until somebody kills it. For open-store.test.ts.
import { fileURLToPath } from "node:url";
import { createJiti } from "jiti";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const jiti = createJiti(import.meta.url, {
  alias: { "server-only": `${root}node_modules/server-only/empty.js`, "@": root },
});
/** @type {typeof import("../db/open-sqlite")} */
const { openSqlite } = await jiti.import("../db/open-sqlite.ts");
/** @type {typeof import("../clock")} */
const { systemClock } = await jiti.import("../clock.ts");

const { db } = await openSqlite(process.argv[2] ?? "", systemClock);
for (let number = 1; ; number += 1) {
  await db.transaction().execute((trx) =>
    trx
      .insertInto("settings")
      .values({ name: `n${number}`, value: "" })
      .execute(),
  );
  process.stdout.write(`${number}\n`);
}
