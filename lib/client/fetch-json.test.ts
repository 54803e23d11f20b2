import { afterEach, expect, test, vi } from "vitest";
import { FetchFailure, fetchJson } from "./fetch-json";

const { signal } = new AbortController();
afterEach(() => vi.unstubAllGlobals());

/** A server that answers with these, and keeps what tag each request had. */
function serve(...answers: Response[]): (string | null)[] {
  const asked: (string | null)[] = [];
  vi.stubGlobal("fetch", (_path: string, init: RequestInit) => {
    asked.push(new Headers(init.headers).get("If-None-Match"));
    return Promise.resolve(answers.shift());
  });
  return asked;
}

const tagged = (value: unknown, tag: string) => Response.json(value, { headers: { ETag: tag } });

test("an answer that has not changed is the very one from before", async () => {
  const asked = serve(tagged({ rows: 1 }, '"a"'), new Response(null, { status: 304 }), tagged({ rows: 2 }, '"b"'));
  const first = await fetchJson("/api/same", signal);
  expect(await fetchJson("/api/same", signal)).toBe(first);
  expect(await fetchJson("/api/same", signal)).toEqual({ rows: 2 });
  expect(asked).toEqual([null, '"a"', '"a"']);
});

test("an answer without a tag is asked for whole, each time", async () => {
  const asked = serve(tagged(1, '"a"'), Response.json(2), Response.json(3));
  expect(await fetchJson("/api/untagged", signal)).toBe(1);
  expect(await fetchJson("/api/untagged", signal)).toBe(2);
  expect(await fetchJson("/api/untagged", signal)).toBe(3);
  expect(asked).toEqual([null, '"a"', null]);
});

test("only the paths read last are remembered", async () => {
  const paths = Array.from({ length: 9 }, (_, index) => `/api/many?page=${index}`);
  const asked = serve(...paths.map(() => tagged(0, '"t"')), tagged(1, '"t"'), new Response(null, { status: 304 }));
  for (const path of paths) await fetchJson(path, signal);
  expect(await fetchJson("/api/many?page=0", signal)).toBe(1);
  expect(await fetchJson("/api/many?page=8", signal)).toBe(0);
  expect(asked.slice(9)).toEqual([null, '"t"']);
});

test("a failure is none of what was remembered", async () => {
  serve(tagged(1, '"a"'), Response.json({ error: { code: "internal" } }, { status: 500 }));
  await fetchJson("/api/fails", signal);
  await expect(fetchJson("/api/fails", signal)).rejects.toBeInstanceOf(FetchFailure);
});
