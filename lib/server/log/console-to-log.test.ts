import pino from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { consoleToLog } from "./console-to-log";

const lines: string[] = [];
const kept = { error: console.error, warn: console.warn };
beforeEach(() => {
  lines.length = 0;
  consoleToLog(pino({ base: null, timestamp: false }, { write: (line) => lines.push(line) }));
});
afterEach(() => {
  Object.assign(console, kept);
  vi.restoreAllMocks();
});

function parsingError(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    return error;
  }
}

test("a body that can't be parsed makes one line without the body", () => {
  console.error("⨯", parsingError('{"password": hunter2'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("hunter2");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: 50,
    error: { name: "SyntaxError", message: "can't be parsed" },
  });
});

test("another error keeps its message, its digest and where it came from", () => {
  console.error(Object.assign(new TypeError("x is not a function"), { digest: "123" }));
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    error: {
      name: "TypeError",
      message: "x is not a function",
      digest: "123",
      at: expect.arrayContaining([expect.stringContaining("console-to-log.test.ts")]),
    },
  });
});

test("words stay one line", () => {
  console.warn("line one\nline two", { password: "hunter2" });
  expect(lines).toEqual([`${JSON.stringify({ level: 40, said: "line one\nline two", msg: "framework" })}\n`]);
});
