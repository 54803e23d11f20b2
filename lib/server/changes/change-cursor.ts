import "server-only";
import { createHash } from "node:crypto";
import { Refusal } from "@/lib/domain/refusal";

/** What a reader of a change knows, as the `cursor` of the answers that brought it. Marks are short digests: equal ones = nothing new. */
export type ChangeCursor = {
  /** When it was read, epoch milliseconds. */
  readonly at: number;
  /** The latest row of the whole audit then. */
  readonly seq: number;
  /** Of what is told of the change besides its rows and history. */
  readonly head: string;
  /** Of what its rows take from the change. */
  readonly plan: string;
  /** Position -> mark of rows that moved shortly before, which a later read finds again. */
  readonly rows: ReadonlyMap<number, string>;
};

/** 30 bits of SHA-256: one of a billion changes of a row is missed, until its next one. */
const MARK_LENGTH = 5;
/** The cursor travels in a URL. Rows beyond are sent once more. */
const ROWS_MAX = 400;
const CURSOR = /^\d{1,15}(\.\d{1,15}\.[\w-]{5}\.[\w-]{5}\.([\w-]{5}[0-9a-z]{1,6}(~[\w-]{5}[0-9a-z]{1,6})*)?)?$/;

export function markOf(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(value) ?? "")
    .digest("base64url")
    .slice(0, MARK_LENGTH);
}

/** A cursor as text of unreserved characters. */
export function cursorText({ at, seq, head, plan, rows }: ChangeCursor): string {
  const known = [...rows].slice(-ROWS_MAX).map(([position, mark]) => `${mark}${position.toString(36)}`);
  return [at, seq, head, plan, known.join("~")].join(".");
}

/** Reads a cursor; the time alone is one too, of somebody who knows nothing. Throws Refusal "invalid_input". */
export function parseCursor(text: string): ChangeCursor {
  if (!CURSOR.test(text)) throw new Refusal("invalid_input", { field: "since" });
  const [at, seq = Number.MAX_SAFE_INTEGER, head = "", plan = "", known = ""] = text.split(".");
  const entries = known === "" ? [] : known.split("~");
  const rows = entries.map(
    (entry) => [Number.parseInt(entry.slice(MARK_LENGTH), 36), entry.slice(0, MARK_LENGTH)] as const,
  );
  return { at: Number(at), seq: Number(seq), head, plan, rows: new Map(rows) };
}
