import "server-only";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { searchPieces } from "@/lib/domain/search-text";
import { beginsPattern, containsPattern } from "../db/like-pattern";

const like = (pattern: string): RawBuilder<SqlBool> => sql<SqlBool>`search_text like ${pattern} escape '\\'`;

/** A search as conditions on `instances`: each word is somewhere in what is searched. */
export function searchConditions(search: string): readonly RawBuilder<SqlBool>[] {
  return searchPieces(search).anywhere.map((piece) => like(containsPattern(piece)));
}

/** How well a matching row matches, less is better: 0 = it is the id, 1 = id or name begin so, 2 = words begin so, 3 = somewhere inside. */
export function searchRank(search: string): RawBuilder<number> {
  const { is, beginsId, beginsName, beginsWords } = searchPieces(search);
  const words = sql.join(
    beginsWords.map((piece) => like(containsPattern(piece))),
    sql` and `,
  );
  return sql<number>`case when ${like(beginsPattern(is))} then 0
    when ${like(beginsPattern(beginsId))} or ${like(containsPattern(beginsName))} then 1
    when ${words} then 2 else 3 end`;
}
