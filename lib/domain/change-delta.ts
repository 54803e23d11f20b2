import { AUDIT_PAGE_SIZE } from "./audit-filter";
import type { ItemState } from "./change-item";
import type { ChangeDelta, ChangeDetail, StateCounts } from "./change-page";

/**
 * Puts what changed into what is known. Rows that did not change stay the same objects, so that nothing draws them again. null = the result
 * does not add up to the counts of the change (a row was written with an older clock): read the whole again.
 */
export function withDelta(known: ChangeDetail, { cursor, head, changed, news }: ChangeDelta): ChangeDetail | null {
  const moved = new Map(changed.map((row) => [row.itemId, row]));
  const rows = moved.size === 0 ? known.rows : known.rows.map((row) => moved.get(row.itemId) ?? row);
  const counts: Partial<Record<ItemState, number>> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  const now: ChangeDetail = { ...known, ...head, cursor, rows, history: withNews(known.history, news) };
  return sameCounts(counts, now.counts) ? now : null;
}

/** Newest first, each row once, at most a page. */
function withNews(known: ChangeDetail["history"], news: ChangeDetail["history"]): ChangeDetail["history"] {
  if (known === null || news === null) return news;
  const latest = known[0]?.seq ?? 0;
  const fresh = news.filter(({ seq }) => seq > latest);
  return fresh.length === 0 ? known : [...fresh, ...known].slice(0, AUDIT_PAGE_SIZE);
}

function sameCounts(one: StateCounts, other: StateCounts): boolean {
  const states = new Set([...Object.keys(one), ...Object.keys(other)] as ItemState[]);
  return [...states].every((state) => (one[state] ?? 0) === (other[state] ?? 0));
}
