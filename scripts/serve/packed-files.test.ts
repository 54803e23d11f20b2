import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compressFiles } from "../start/compress-files.mjs";
import { packedFiles } from "./packed-files.mjs";

const CHUNKS = "/_next/static/chunks";
let distDir = "";
let point: ReturnType<typeof packedFiles>;

beforeAll(async () => {
  distDir = mkdtempSync(join(tmpdir(), "build-"));
  mkdirSync(join(distDir, "static/chunks"), { recursive: true });
  const files = {
    "large.js": "say();".repeat(500),
    "large.css": "p{}".repeat(500),
    "small.js": "say();",
    "p.svg": "<svg/>",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(distDir, "static/chunks", name), text);
  await compressFiles(distDir);
  point = packedFiles(distDir);
});
afterAll(() => rmSync(distDir, { recursive: true }));

function pointed(url: string, accepted?: string, method = "GET") {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url, method });
  if (accepted !== undefined) request.headers["accept-encoding"] = accepted;
  const response = new ServerResponse(request);
  point(request, response);
  return { url: request.url, ...response.getHeaders() };
}

test("only what gains by it is compressed", () => {
  expect(readdirSync(join(distDir, "static/chunks")).sort()).toEqual([
    "large.css",
    "large.css.br",
    "large.css.gz",
    "large.js",
    "large.js.br",
    "large.js.gz",
    "p.svg",
    "small.js",
  ]);
});

test.each([
  ["gzip, deflate, br, zstd", "br", ".br"],
  ["BR;q=0.5, gzip", "br", ".br"],
  ["gzip, deflate", "gzip", ".gz"],
  ["br;q=0, gzip;q=1.0", "gzip", ".gz"],
])("whoever takes %s gets %s", (accepted, encoding, ending) => {
  expect(pointed(`${CHUNKS}/large.js?dpl=today`, accepted)).toEqual({
    url: `${CHUNKS}/large.js${ending}?dpl=today`,
    "content-type": "application/javascript; charset=UTF-8",
    "content-encoding": encoding,
    vary: "Accept-Encoding",
  });
});

test("a style sheet is still one, and a question of its head is answered alike", () => {
  expect(pointed(`${CHUNKS}/large.css`, "br", "HEAD")).toMatchObject({
    url: `${CHUNKS}/large.css.br`,
    "content-type": "text/css; charset=UTF-8",
  });
});

test.each([
  ["no encoding named", `${CHUNKS}/large.js`, undefined],
  ["none that there is", `${CHUNKS}/large.js`, "zstd, identity"],
  ["all refused", `${CHUNKS}/large.js`, "br;q=0, gzip;q=0.000"],
  ["a file too small to gain", `${CHUNKS}/small.js`, "br"],
  ["a picture", `${CHUNKS}/p.svg`, "br"],
  ["a file that never was", `${CHUNKS}/other.js`, "br"],
  ["a way out of the folder", "/_next/static/../static/chunks/large.js", "br"],
  ["another folder", "/chunks/large.js", "br"],
])("left as it is: %s", (_, url, accepted) => {
  expect(pointed(url, accepted)).toEqual({ url });
});

test("left as it is: another method", () => {
  expect(pointed(`${CHUNKS}/large.js`, "br", "POST")).toEqual({ url: `${CHUNKS}/large.js` });
});

test("a file that went away below the running server is not promised", () => {
  rmSync(join(distDir, "static/chunks/large.css.br"));
  expect(pointed(`${CHUNKS}/large.css`, "br, gzip")).toMatchObject({ url: `${CHUNKS}/large.css.gz` });
});
