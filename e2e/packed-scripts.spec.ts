import { request as open } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "./fixtures/test";

test("scripts are sent as the build compressed them, for a year, and are the same whatever the reader takes", async ({
  page,
}) => {
  const arrived = page.waitForResponse(
    (response) =>
      response.request().resourceType() === "script" && Number(response.headers()["content-length"]) > 50_000,
  );
  await page.goto("/instances");
  const script = await arrived;
  expect(await script.allHeaders()).toMatchObject({
    "content-encoding": "br",
    "content-type": "application/javascript; charset=UTF-8",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
    "x-content-type-options": "nosniff",
  });
  const bare = await sent(script.url(), "identity");
  const packed = await sent(script.url(), "gzip");
  const smallest = await sent(script.url(), "br");
  expect(bare.toString()).toBe(await script.text());
  expect(gunzipSync(packed).equals(bare)).toBe(true);
  expect(brotliDecompressSync(smallest).equals(bare)).toBe(true);
  expect(packed.length).toBeLessThan(bare.length / 2);
  expect(smallest.length).toBeLessThan(packed.length);
});

/** The bytes as they come over the line. */
function sent(url: string, taken: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = open(url, { headers: { "accept-encoding": taken } }, (answer) => resolve(buffer(answer)));
    asked.once("error", reject).end();
  });
}
