import "server-only";
import { type Kysely, type MigrationProvider, Migrator } from "kysely";
import { StoreRefused } from "./store-refused";

export type MigrationPlan = { readonly applied: readonly string[]; readonly pending: readonly string[] };

/**
 * Compares the store with this program. A store that holds a migration this program does not know was written by a newer one:
 * StoreRefused, and nothing is touched.
 */
export async function planMigrations(db: Kysely<unknown>, provider: MigrationProvider): Promise<MigrationPlan> {
  const known = Object.keys(await provider.getMigrations()).sort();
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const applied = tables.some((table) => table.name === "kysely_migration")
    ? (
        await (db as Kysely<{ kysely_migration: { name: string } }>)
          .selectFrom("kysely_migration")
          .select("name")
          .orderBy("name")
          .execute()
      ).map((row) => row.name)
    : [];
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StoreRefused(
      `The store was written by a newer version of this console (it holds ${unknown.join(", ")}). Start that version, or restore the copy made before the upgrade. Nothing was changed.`,
    );
  }
  return { applied, pending: known.filter((name) => !applied.includes(name)) };
}

/** Runs what is pending, forward only, in one transaction: a migration that was cut off left nothing behind and runs again. */
export async function migrate(db: Kysely<unknown>, provider: MigrationProvider): Promise<void> {
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (!error) return;
  const failed = results?.find((result) => result.status === "Error")?.migrationName ?? "a migration";
  throw new StoreRefused(
    `The store could not be migrated (${failed}): ${error instanceof Error ? error.message : "unknown reason"}. It is as it was before.`,
  );
}
