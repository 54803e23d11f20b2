import "server-only";
import { type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { ADVICE_KEYS, type AdviceKey } from "@/lib/domain/api-error";
import { isOpen, SHOWN_STATES } from "@/lib/domain/change-item";
import { parseChangeSettings } from "@/lib/domain/change-settings";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { InstanceChange } from "@/lib/domain/instance-page";
import { restsIn } from "@/lib/domain/rotation";
import { isSlow } from "@/lib/domain/slow-change";
import type { Db } from "../context";
import type { ChangeItemTable, ChangeTable, Schema } from "../db/schema";
import { isoTime, isoTimeOrNull } from "../iso-time";

/** An item with what its change says about it. */
export type ItemOfChange = ChangeItemTable &
  Pick<ChangeTable, "created_by_name" | "pause_reason" | "settings" | "starts_at" | "begun_at">;

/** What an item needs of its change to be shown. */
export const CHANGE_COLUMNS = [
  "changes.created_by_name",
  "changes.pause_reason",
  "changes.settings",
  "changes.starts_at",
  "changes.begun_at",
] as const;

/** Whether an item waits for the time of its change or for its window, not just for its turn. */
function plannedFor(item: ItemOfChange): Pick<InstanceChange, "planned"> {
  if (item.state !== "queued" || item.admitted === 1 || item.error_code !== null) return {};
  if (item.pause_reason === "approval") return {};
  if (item.starts_at !== null && item.begun_at === null) return { planned: { at: isoTime(item.starts_at) } };
  return parseChangeSettings(item.settings).start.kind === "window" ? { planned: { at: null } } : {};
}

function adviceKey(text: string | null): AdviceKey | null {
  return ADVICE_KEYS.find((key) => key === text) ?? null;
}

export function toInstanceChange(item: ItemOfChange, now: number): InstanceChange {
  return {
    changeId: item.change_id,
    itemId: item.id,
    state: item.state,
    target: item.target,
    ...(item.step === null ? {} : { step: item.step }),
    since: isoTime(item.created_at),
    stateSince: isoTime(item.state_since),
    by: item.created_by_name,
    waitsForApproval: isOpen(item.state) && item.pause_reason === "approval",
    retryUntil:
      isOpen(item.state) && (item.error_code !== null || item.state === restsIn(item))
        ? isoTimeOrNull(item.retry_until)
        : null,
    answerLost: item.state === "sending" && (item.answer === "lost" || item.answer === "doubtful"),
    slow: isOpen(item.state) && isSlow(item.sent_at, now),
    ...plannedFor(item),
    errorCode: item.error_code,
    errorMessage: item.error_message,
    advice: adviceKey(item.advice),
    requestId: item.request_id,
  };
}

/** An item's `change` for the page that started it. */
export async function readInstanceChange(db: Db, itemId: string, now: number): Promise<InstanceChange | null> {
  const item = await db
    .selectFrom("change_items")
    .innerJoin("changes", "changes.id", "change_items.change_id")
    .selectAll("change_items")
    .select(CHANGE_COLUMNS)
    .where("change_items.id", "=", itemId)
    .executeTakeFirst();
  return item ? toInstanceChange(item, now) : null;
}

/** Whether an item's state is one that the list shows. Literals, not values: only then does SQLite take the partial index. */
export function isShown(table: string) {
  return sql<SqlBool>`${sql.ref(`${table}.state`)} in (${sql.join(SHOWN_STATES.map((state) => sql.lit(state)))})`;
}

/** Whether an instance may have a change to show: most have none, and then the list need not ask which. */
export function hasShownChange(eb: ExpressionBuilder<Schema, "instances">) {
  return eb.exists(
    eb
      .selectFrom("change_items")
      .select(sql.lit(1).as("one"))
      .whereRef("change_items.account_id", "=", "instances.account_id")
      .whereRef("change_items.region", "=", "instances.region")
      .whereRef("change_items.instance_id", "=", "instances.instance_id")
      .where(isShown("change_items")),
  );
}

/** The latest item of each of these instances that people should see: open, failed or needing attention. Keyed by "region/instanceId". */
export async function latestChanges(
  db: Db,
  names: readonly { region: string; instance_id: string }[],
  now: number,
): Promise<ReadonlyMap<string, InstanceChange>> {
  if (names.length === 0) return new Map();
  const items = await db
    .selectFrom("change_items")
    .innerJoin("changes", "changes.id", "change_items.change_id")
    .selectAll("change_items")
    .select(CHANGE_COLUMNS)
    .where("change_items.account_id", "=", DEFAULT_ACCOUNT)
    .where("change_items.region", "in", [...new Set(names.map((name) => name.region))])
    .where(
      "change_items.instance_id",
      "in",
      names.map((name) => name.instance_id),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("change_items as later")
            .select("later.id")
            .whereRef("later.account_id", "=", "change_items.account_id")
            .whereRef("later.region", "=", "change_items.region")
            .whereRef("later.instance_id", "=", "change_items.instance_id")
            .where((inner) =>
              inner.or([
                inner("later.created_at", ">", inner.ref("change_items.created_at")),
                inner.and([
                  inner("later.created_at", "=", inner.ref("change_items.created_at")),
                  inner("later.id", ">", inner.ref("change_items.id")),
                ]),
              ]),
            ),
        ),
      ),
    )
    .where(isShown("change_items"))
    // What a person has in hand is nothing to alert anybody to.
    .where("change_items.taken_over_at", "is", null)
    .where("change_items.left_off_at", "is", null)
    .execute();
  return new Map(items.map((item) => [`${item.region}/${item.instance_id}`, toInstanceChange(item, now)]));
}
