import { withDelta } from "@/lib/domain/change-delta";
import type { ChangeDelta, ChangeDetail } from "@/lib/domain/change-page";
import { fetchAnswer, fetchJson } from "./fetch-json";

/** A change with few instances is read whole each time: what could be saved is less than a packet. */
const WHOLE_UP_TO = 25;

/** Reads a change; of one that is known already only what changed, unless that does not add up. Throws FetchFailure. */
export async function readChange(
  changeId: string,
  known: ChangeDetail | undefined,
  signal: AbortSignal,
): Promise<ChangeDetail> {
  const path = `/api/changes/${encodeURIComponent(changeId)}`;
  if (known && known.rows.length > WHOLE_UP_TO) {
    const answer = await fetchAnswer(`${path}?since=${encodeURIComponent(known.cursor)}`, signal);
    // Nothing changed.
    if (answer.status === 204) return known;
    const delta: ChangeDelta = await answer.json();
    const whole = withDelta(known, delta);
    if (whole) return whole;
  }
  return fetchJson<ChangeDetail>(path, signal);
}
