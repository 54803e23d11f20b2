import { expect, test } from "vitest";
import { taggedJson } from "./tagged-json";

const ask = (value: unknown, tag?: string | null) =>
  taggedJson(new Request("http://localhost/", tag ? { headers: { "If-None-Match": tag } } : {}), value);

test("who has the answer already gets none, who has another gets the whole", async () => {
  const first = ask({ rows: [1] });
  expect(first.status).toBe(200);
  expect(await first.json()).toEqual({ rows: [1] });
  const tag = first.headers.get("ETag");
  const again = ask({ rows: [1] }, tag);
  expect(again.status).toBe(304);
  expect(again.body).toBeNull();
  expect(again.headers.get("ETag")).toBe(tag);
  const changed = ask({ rows: [2] }, tag);
  expect(changed.status).toBe(200);
  expect(await changed.json()).toEqual({ rows: [2] });
  expect(changed.headers.get("ETag")).not.toBe(tag);
});
