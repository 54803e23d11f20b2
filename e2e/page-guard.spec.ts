import { pageGuard } from "./fixtures/page-guard";
import { expect, test } from "./fixtures/test";

test.use({ as: null });

// Every other test rests on this: were the guard blind, they would pass whatever the console wrote.
test("the guard sees errors, refused scripts and requests to elsewhere", async ({ browser, baseURL }) => {
  const guard = pageGuard();
  const context = await browser.newContext({ baseURL });
  await guard.watch(context);
  const page = await context.newPage();
  await page.goto("/sign-in");
  expect(guard.problems()).toEqual([]);
  for (const [script, seen] of [
    ["console.error('something is off')", "console.error: something is off"],
    ["void setTimeout(() => { throw new Error('boom') })", "page error: Error: boom"],
    // Chromium looks at an inline handler when it is first needed, not when it is set.
    ["document.body.setAttribute('onclick', '1'); document.body.click()", "CSP: script-src-attr blocked inline"],
    ["void fetch('http://192.0.2.1/').catch(() => null)", "CSP: connect-src blocked http://192.0.2.1/"],
    ["void fetch('/api/instances')", "status of 401"],
  ] as const) {
    await page.evaluate(script);
    await expect.poll(() => guard.problems().join("\n")).toContain(seen);
  }
  await page.route("http://192.0.2.1/", (route) => route.fulfill({ body: "" }));
  await page.goto("http://192.0.2.1/");
  expect(guard.problems().join("\n")).toContain("a request left the machine: http://192.0.2.1/");

  const before = guard.problems().length;
  guard.allowStatus(401);
  expect(guard.problems(), "what a test allows, and only that").toHaveLength(before - 1);
  await context.close();
});
