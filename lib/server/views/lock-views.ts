import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import { VIEWS_MAX } from "@/lib/domain/saved-view";
import type { App, Trx } from "../context";
import { serialise } from "../db/engine-differences";

const ADVISORY_LOCK = 7_461_014;

/** One save at a time: two tabs must not both find the name free, or room for one more. */
export function lockViews(app: App, trx: Trx): Promise<void> {
  return serialise(trx, app.store.engine, ADVISORY_LOCK);
}

/** What names a view among those of its owner. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** @throws Refusal view_name_taken: another view of this person (than `exceptId`) has the name, in whatever case. */
export async function requireFreeName(trx: Trx, ownerId: string, name: string, exceptId: string): Promise<void> {
  const other = await trx
    .selectFrom("saved_views")
    .select("id")
    .where("owner_id", "=", ownerId)
    .where("name_key", "=", nameKey(name))
    .where("id", "<>", exceptId)
    .executeTakeFirst();
  if (other) throw new Refusal("view_name_taken", { name });
}

/** @throws Refusal too_many_views */
export async function requireRoom(trx: Trx, ownerId: string): Promise<void> {
  const { count } = await trx
    .selectFrom("saved_views")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("owner_id", "=", ownerId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= VIEWS_MAX) throw new Refusal("too_many_views", { max: VIEWS_MAX });
}
