import "server-only";
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { expiryRange } from "@/lib/domain/certificate-expiry";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import { containsPattern } from "../db/like-pattern";
import type { Schema } from "../db/schema";

/** A filter as a condition on `instances`: the same for the list and for "all that match". `now` epoch milliseconds. */
export function instancesMatching(filter: InstanceFilter, now: number) {
  return (eb: ExpressionBuilder<Schema, "instances">) => {
    const conditions: Expression<SqlBool>[] = [eb("account_id", "=", DEFAULT_ACCOUNT)];
    if (filter.region) conditions.push(eb("region", "=", filter.region));
    if (filter.ssl) conditions.push(eb("ssl_state", "=", filter.ssl));
    if (filter.search !== "") {
      conditions.push(sql<SqlBool>`search_text like ${containsPattern(filter.search.toLowerCase())} escape '\\'`);
    }
    if (filter.expiry === "unreadable")
      conditions.push(eb("ssl_state", "=", "enabled"), eb("certificate_problem", "is not", null));
    else if (filter.expiry) {
      const range = expiryRange(filter.expiry, now);
      if (range)
        conditions.push(eb("certificate_expires_at", ">=", range.from), eb("certificate_expires_at", "<", range.until));
      else conditions.push(eb("certificate_expires_at", "is", null));
    }
    return eb.and(conditions);
  };
}
