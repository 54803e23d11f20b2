import "server-only";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { foldText, searchPieces } from "@/lib/domain/search-text";
import { type Engine, smallId } from "../db/engine-differences";
import { beginsPattern, containsPattern } from "../db/like-pattern";

/** Sorts behind whatever a text may go on with. */
const LAST = "\u{10ffff}";

const holds = (piece: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`search_text like ${containsPattern(piece)} escape '\\'`;

/** A search as conditions on `instances`: each word is somewhere in what is searched. */
export function searchConditions(search: string): readonly RawBuilder<SqlBool>[] {
  return searchPieces(search).anywhere.map(holds);
}

/** The better matches, best first; what matches and is none of these holds the search somewhere inside. */
export function betterMatches(engine: Engine, search: string) {
  const folded = foldText(search);
  const id = smallId(engine);
  const { beginsId, beginsWords } = searchPieces(search);
  const begins = (text: RawBuilder<string>) => sql<SqlBool>`${text} >= ${folded} and ${text} < ${folded + LAST}`;
  return {
    isId: sql<SqlBool>`${id} = ${folded}`,
    beginsId: begins(id),
    /** The same, asked of the text that is searched and not of the index of ids. */
    beginsIdInText: sql<SqlBool>`search_text like ${beginsPattern(beginsId)} escape '\\'`,
    beginsName: begins(sql`sort_name`),
    beginsWords: sql<SqlBool>`${sql.join([sql`1 = 1`, ...beginsWords.map(holds)], sql` and `)}`,
  };
}

/** How well a matching row matches, less is better: 0 = it is the id, 1 = id or name begin so, 2 = words begin so, 3 = somewhere inside. */
export function searchRank(engine: Engine, search: string): RawBuilder<number> {
  const { isId, beginsId, beginsName, beginsWords } = betterMatches(engine, search);
  return sql<number>`case when ${isId} then 0 when (${beginsId}) or (${beginsName}) then 1 when ${beginsWords} then 2 else 3 end`;
}
