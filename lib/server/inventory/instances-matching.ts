import "server-only";
import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import type { Schema } from "../db/schema";
import { expiresBetween, hasChange, hasExpiry, hasStatus, hasTag, hasType, hasVersion } from "./instance-conditions";
import { searchConditions } from "./search-conditions";

/** A filter as a condition on `instances`: the same for the list and for "all that match". `now` epoch milliseconds. */
export function instancesMatching(filter: InstanceFilter, now: number) {
  return (eb: ExpressionBuilder<Schema, "instances">) => {
    const conditions: Expression<SqlBool>[] = [eb("account_id", "=", DEFAULT_ACCOUNT)];
    const oneOf = <T>(values: readonly T[], condition: (value: T) => Expression<SqlBool>) => {
      if (values.length > 0) conditions.push(eb.or(values.map(condition)));
    };
    const { region, ssl, project, tag, expiresFrom, expiresUntil } = filter;
    if (region.length > 0) conditions.push(eb("region", "in", region));
    if (ssl.length > 0) conditions.push(eb("ssl_state", "in", ssl));
    if (project.length > 0) conditions.push(eb("project_id", "in", project));
    oneOf(filter.version, (one) => hasVersion(eb, one));
    oneOf(filter.status, (one) => hasStatus(eb, one));
    oneOf(filter.type, (one) => hasType(eb, one));
    oneOf(filter.change, (one) => hasChange(eb, one));
    if (tag.length > 0) conditions.push(hasTag(eb, tag));
    conditions.push(...searchConditions(filter.search));
    const ranges = expiresFrom === null && expiresUntil === null ? [] : [expiresBetween(eb, expiresFrom, expiresUntil)];
    const expiry = [...filter.expiry.map((one) => hasExpiry(eb, one, now)), ...ranges];
    if (expiry.length > 0) conditions.push(eb.or(expiry));
    return eb.and(conditions);
  };
}
