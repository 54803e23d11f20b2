import "server-only";
import { Refusal } from "@/lib/domain/refusal";
import type { Actor, Ctx } from "../context";

/** The person who asks: views and layouts are somebody's, never the program's. @throws Refusal not_permitted */
export function viewerOf({ actor }: Ctx): Extract<Actor, { kind: "member" }> {
  if (actor.kind !== "member") throw new Refusal("not_permitted");
  return actor;
}
