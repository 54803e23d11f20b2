import "server-only";
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { type ExpiryFilter, expiryRange } from "@/lib/domain/certificate-expiry";
import { OPEN_STATES } from "@/lib/domain/change-item";
import type { ChangeFilterWord, StatusFilter, TypeFilter } from "@/lib/domain/filter-values";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { mongoVersionCodes } from "@/lib/domain/mongo-version";
import { isShown } from "../changes/instance-change";
import { beginsPattern } from "../db/like-pattern";
import type { Schema } from "../db/schema";

type Instances = ExpressionBuilder<Schema, "instances">;
type Condition = Expression<SqlBool>;

/** DescribeDBInstances.Status and InstanceType (API 2019-07-25), as in lib/domain/instance.ts. */
const STATUS_CODES = { running: [2], in_process: [1], initialising: [0], isolated: [-2, -3] } as const;
const TYPE_CODES = { temporary: 2, read_only: 3, standby: 4 } as const;
const CLUSTER_CODES = { replica_set: 0, sharded: 1 } as const;

export function hasExpiry(eb: Instances, wanted: ExpiryFilter, now: number): Condition {
  if (wanted === "unreadable")
    return eb.and([eb("ssl_state", "=", "enabled"), eb("certificate_problem", "is not", null)]);
  const range = expiryRange(wanted, now);
  return range ? expiresBetween(eb, range.from, range.until) : eb("certificate_expires_at", "is", null);
}

/** `from` inclusive, `until` exclusive, epoch milliseconds; null = no bound. */
export function expiresBetween(eb: Instances, from: number | null, until: number | null): Condition {
  return eb.and([
    ...(from === null ? [] : [eb("certificate_expires_at", ">=", from)]),
    ...(until === null ? [] : [eb("certificate_expires_at", "<", until)]),
  ]);
}

export function hasVersion(eb: Instances, wanted: string): Condition {
  const { whole, prefix } = mongoVersionCodes(wanted);
  if (prefix === null) return eb("mongo_version", "=", whole);
  return sql<SqlBool>`(mongo_version = ${whole} or mongo_version like ${beginsPattern(prefix)} escape '\\')`;
}

export function hasStatus(eb: Instances, wanted: StatusFilter): Condition {
  if (wanted === "missing") return eb("missing_since", "is not", null);
  const known = Object.values(STATUS_CODES).flat();
  const status =
    wanted === "unknown"
      ? eb.or([eb("status_code", "is", null), eb("status_code", "not in", known)])
      : eb("status_code", "in", STATUS_CODES[wanted]);
  return eb.and([eb("missing_since", "is", null), status]);
}

export function hasType(eb: Instances, wanted: TypeFilter): Condition {
  if (wanted === "read_only" || wanted === "standby" || wanted === "temporary")
    return eb("instance_type_code", "=", TYPE_CODES[wanted]);
  const special = Object.values(TYPE_CODES);
  const known = Object.values(CLUSTER_CODES);
  return eb.and([
    eb.or([eb("instance_type_code", "is", null), eb("instance_type_code", "not in", special)]),
    wanted === "unknown"
      ? eb.or([eb("cluster_type_code", "is", null), eb("cluster_type_code", "not in", known)])
      : eb("cluster_type_code", "=", CLUSTER_CODES[wanted]),
  ]);
}

/** A tag as "key=value", or a key alone. Each by its own index and on its own: PostgreSQL keeps both lists beside it, and takes a join for one of both (seen: ten times slower). */
export function hasTag(eb: Instances, wanted: readonly string[]): Condition {
  const having = (column: "tag" | "tag_key") =>
    eb(
      eb.refTuple("region", "instance_id"),
      "in",
      eb
        .selectFrom("instance_tags")
        .select(["instance_tags.region", "instance_tags.instance_id"])
        .where("instance_tags.account_id", "=", DEFAULT_ACCOUNT)
        .where(column, "in", wanted)
        .$asTuple("region", "instance_id"),
    );
  return eb.or([having("tag"), having("tag_key")]);
}

export const ITEM_STATES = {
  under_way: OPEN_STATES,
  attention: ["needs_attention"],
  failed: ["failed"],
} as const;

export function hasChange(eb: Instances, wanted: ChangeFilterWord): Condition {
  const states = wanted === "none" ? Object.values(ITEM_STATES).flat() : ITEM_STATES[wanted];
  const listed = eb(
    eb.refTuple("region", "instance_id"),
    "in",
    eb
      .selectFrom("change_items as item")
      .select(["item.region", "item.instance_id"])
      .where("item.account_id", "=", DEFAULT_ACCOUNT)
      .where(isShown("item"))
      .where("item.state", "in", states)
      .where("item.taken_over_at", "is", null)
      .where((items) => items.not(items.exists(laterItem(items))))
      .$asTuple("region", "instance_id"),
  );
  return wanted === "none" ? eb.not(listed) : listed;
}

/** Only an instance's latest item says what is with it. */
function laterItem(items: ExpressionBuilder<Schema & { item: Schema["change_items"] }, "item">) {
  return items
    .selectFrom("change_items as later")
    .select("later.id")
    .whereRef("later.account_id", "=", "item.account_id")
    .whereRef("later.region", "=", "item.region")
    .whereRef("later.instance_id", "=", "item.instance_id")
    .where((later) =>
      later.or([
        later("later.created_at", ">", later.ref("item.created_at")),
        later.and([
          later("later.created_at", "=", later.ref("item.created_at")),
          later("later.id", ">", later.ref("item.id")),
        ]),
      ]),
    );
}
