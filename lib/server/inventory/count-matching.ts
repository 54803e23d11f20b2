import "server-only";
import type { InstanceFilter } from "@/lib/domain/instance-filter";
import type { Db } from "../context";
import { instancesMatching } from "./instances-matching";

/** How many instances a filter matches. `now` epoch milliseconds. */
export async function countMatching(db: Db, filter: InstanceFilter, now: number): Promise<number> {
  const { count } = await db
    .selectFrom("instances")
    .where(instancesMatching(filter, now))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}
