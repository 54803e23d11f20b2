import "server-only";
import type { Selectable } from "kysely";
import { scheduleStep } from "@/lib/domain/change-schedule";
import { parseChangeSettings } from "@/lib/domain/change-settings";
import type { ChangeTable } from "../db/schema";

/** What the clock asks of a stored change that has not ended. `now` epoch milliseconds. */
export function stepOf(change: Selectable<ChangeTable>, now: number): ReturnType<typeof scheduleStep> {
  const { start, deadline } = parseChangeSettings(change.settings);
  const held = change.pause_reason === "person" || change.pause_reason === "approval";
  return scheduleStep({ start, deadline, begun: change.begun_at !== null, held }, now);
}
