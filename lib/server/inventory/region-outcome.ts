import "server-only";
import { isRegionUnsupported } from "@/lib/domain/api-error";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { CloudError } from "../cloud/cloud";
import type { App } from "../context";

/** Makes a row for every configured region, so that the list can name those not read yet; regions no longer configured are forgotten. */
export async function expectRegions(app: App): Promise<void> {
  const regions = app.cloud.regions;
  await app.store.transaction(async (trx) => {
    await trx
      .deleteFrom("regions")
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("region", "not in", [...regions, ""])
      .execute();
    if (regions.length === 0) return;
    await trx
      .insertInto("regions")
      .values(regions.map((region) => ({ account_id: DEFAULT_ACCOUNT, region, state: "pending" as const })))
      .onConflict((conflict) => conflict.columns(["account_id", "region"]).doNothing())
      .execute();
  });
}

/** A region's list was read to its end. */
export async function regionRead(app: App, region: string): Promise<void> {
  await app.store.transaction((trx) =>
    trx
      .updateTable("regions")
      .set({ state: "ok", error_code: null, error_message: null, error_class: null, synced_at: app.clock.now() })
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("region", "=", region)
      .execute(),
  );
}

/** A region could not be read: its rows stay as they are, and the first failure's time is kept. */
export async function regionFailed(app: App, region: string, error: CloudError): Promise<void> {
  const now = app.clock.now();
  await app.store.transaction((trx) =>
    trx
      .updateTable("regions")
      .set((eb) => ({
        state: isRegionUnsupported(error.code) ? ("unsupported" as const) : ("failed" as const),
        error_code: error.code,
        error_message: error.message,
        error_class: error.class,
        failed_since: eb.fn.coalesce("failed_since", eb.val(now)),
      }))
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("region", "=", region)
      .execute(),
  );
}

/** At the end of a whole sync: regions that are well have no "since" any more. Kept until then, since SSL may be refused after the list was read. */
export async function forgetPastFailures(app: App): Promise<void> {
  await app.store.transaction((trx) =>
    trx
      .updateTable("regions")
      .set({ failed_since: null })
      .where("account_id", "=", DEFAULT_ACCOUNT)
      .where("state", "=", "ok")
      .execute(),
  );
}
