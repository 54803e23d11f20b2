import "server-only";
import type { Selectable } from "kysely";
import { DEFAULT_ACCOUNT } from "@/lib/domain/instance";
import { Refusal } from "@/lib/domain/refusal";
import { isRotationId } from "@/lib/domain/rotation-page";
import type { Db } from "../context";
import type { RotationTable } from "../db/rotation-tables";

/** One opening, tick or end of a rotation at a time (see `serialise`). */
export const ROTATION_LOCK = 7_461_004;

/** The stored rotation of this id. Throws Refusal "not_found". */
export async function findRotation(db: Db, rotationId: string): Promise<Selectable<RotationTable>> {
  const rotation = isRotationId(rotationId)
    ? await db
        .selectFrom("rotations")
        .selectAll()
        .where("id", "=", rotationId)
        .where("account_id", "=", DEFAULT_ACCOUNT)
        .executeTakeFirst()
    : undefined;
  if (!rotation) throw new Refusal("not_found");
  return rotation;
}
