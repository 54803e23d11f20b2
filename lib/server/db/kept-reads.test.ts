import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApp, type TestApp } from "../testing/test-app";
import { keptReads } from "./kept-reads";

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());

/** Reads that count themselves; three are kept. */
function counted(answer: () => Promise<number> = async () => 0) {
  const kept = keptReads<number>(3);
  let reads = 0;
  const read = () => {
    reads += 1;
    return answer();
  };
  return { ask: (key = "") => kept(t.app, { watched: ["settings"], key, read }), reads: () => reads };
}
const write = () => t.app.store.db.insertInto("settings").values({ name: crypto.randomUUID(), value: "" }).execute();

test("is read once for all who ask, those too who ask while it is read", async () => {
  const { ask, reads } = counted();
  await Promise.all([ask(), ask()]);
  await ask();
  expect(reads()).toBe(1);
});

test("is read anew as soon as this process has written what it looks at", async () => {
  const { ask, reads } = counted();
  await ask();
  await write();
  await ask();
  expect(reads()).toBe(2);
  await t.app.store.db.deleteFrom("regions").execute();
  await ask();
  expect(reads()).toBe(2);
});

test("what was being read when it was written is not given to who asks afterwards", async () => {
  const waiting: ((value: number) => void)[] = [];
  const { ask } = counted(() => new Promise((resolve) => waiting.push(resolve)));
  const before = ask();
  await write();
  const after = ask();
  waiting[0]?.(1);
  waiting[1]?.(2);
  expect([await before, await after]).toEqual([1, 2]);
});

test("is read anew after two seconds: another process may have written", async () => {
  const { ask, reads } = counted();
  await ask();
  await t.clock.advance(1_999);
  await ask();
  expect(reads()).toBe(1);
  await t.clock.advance(1);
  await ask();
  expect(reads()).toBe(2);
});

test("only so many are kept, the latest used ones", async () => {
  const { ask, reads } = counted();
  for (const key of ["a", "b", "c", "a", "d"]) await ask(key);
  expect(reads()).toBe(4);
  await ask("a");
  expect(reads()).toBe(4);
  await ask("b");
  expect(reads()).toBe(5);
});

test("what failed is asked again", async () => {
  const { ask, reads } = counted(() => Promise.reject(new Error("no")));
  await expect(ask()).rejects.toThrow("no");
  await expect(ask()).rejects.toThrow("no");
  expect(reads()).toBe(2);
});
