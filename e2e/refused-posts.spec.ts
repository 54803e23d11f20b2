import { captureToggle, cookieHeader } from "./fixtures/captured-action";
import { sendRaw } from "./fixtures/raw-request";
import { expect, test } from "./fixtures/test";
import { openListAt, rowOf, switchOf, switchSsl } from "./screens/instance-list";

test("a viewer sees and downloads, but cannot switch", async ({ openAs, spares, emulator }) => {
  const page = await openAs("viewer");
  const place = spares.take("enabled");
  const { instanceId, region } = place;
  await openListAt(page, instanceId);
  const control = switchOf(page, instanceId);
  await expect(control).toHaveAttribute("aria-checked", "true");
  await expect(control).toBeDisabled();
  await expect(control).toHaveAccessibleDescription(
    "Your role may look but not switch. An operator or an administrator can.",
  );
  await control.focus();
  await expect(page.getByRole("tooltip").filter({ visible: true })).toContainText("Your role may look");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await control.click({ force: true });
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Audit" })).toHaveCount(0);

  const download = await page.request.get(`/api/instances/${region}/${instanceId}/certificate?format=pem`);
  expect(download.status()).toBe(200);
  expect(download.headers()["content-disposition"]).toBe(`attachment; filename="${instanceId}-MongoDB-CA.crt"`);
  expect(await download.text()).toContain("BEGIN CERTIFICATE");

  await page.goto(`/instances/${region}/${instanceId}`);
  await expect(switchOf(page, instanceId)).toBeDisabled();
  expect(await emulator.sent(place)).toBe(0);
});

test("the action behind the switch refuses whoever may not", async ({ page, spares, emulator, site, people }) => {
  const place = spares.take("disabled");
  const target = spares.take("disabled");
  await openListAt(page, place.instanceId);
  const action = await captureToggle(page, place, () => switchSsl(page, place.instanceId, "enabled"));
  const viewer = cookieHeader(await people.stateOf("viewer"));
  const origin = { origin: "https://evil.example" };
  const spoofed = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", host: "evil.example" };

  await test.step("a viewer's session", async () => {
    const answer = await action.sendFor(target, { cookie: viewer });
    expect(answer.body).toContain('"serverError":{"code":"not_permitted"');
  });
  for (const [who, headers, status] of [
    ["no session", { cookie: undefined }, 401],
    ["no Origin", { origin: undefined }, 403],
    ["a null Origin", { origin: "null" }, 403],
    ["a foreign Origin", origin, 403],
    ["a foreign Origin and spoofed forwarded headers", { ...origin, ...spoofed }, 403],
    ["our host as somebody's subdomain", { origin: `${site.url}.evil.example` }, 403],
    ["a page of an earlier build", { "x-deployment-id": "0123456789abcdef" }, 409],
  ] as const) {
    await test.step(who, async () => {
      expect(await action.sendFor(target, headers)).toMatchObject({
        status,
        headers: { "content-type": "text/plain" },
      });
    });
  }
  await test.step("a made-up session", async () => {
    const answer = await action.sendFor(target, { cookie: "console.session_token=made.up" });
    expect(answer.body).toContain('"serverError":{"code":"signed_out"');
  });
  for (const [what, body] of [
    ["a missing field", `[{"region":"${target.region}","instanceId":"${target.instanceId}","enabled":true}]`],
    ["another type", `[{"region":["x"],"instanceId":{"$gt":""},"enabled":"yes","seen":1,"reason":null,"intentId":7}]`],
  ] as const) {
    await test.step(what, async () => {
      const answer = await action.send(body);
      expect(answer.status).toBe(200);
      expect(answer.body).toContain("validationErrors");
    });
  }
  await test.step("a body over the cap", async () => {
    expect((await action.send(`["${"x".repeat(1024 * 1024)}"]`)).status).toBe(413);
  });
  await test.step("a broken body and an unknown action", async () => {
    expect((await action.send('[{"region":')).status).toBeGreaterThanOrEqual(400);
    const unknown = await action.sendFor(target, { "next-action": "00".repeat(21) });
    expect(unknown.status).toBeGreaterThanOrEqual(400);
    expect((await sendRaw(`${site.url}/api/health/ready`)).status, "the server is unharmed").toBe(200);
  });

  expect(await emulator.sent(target), "nothing was executed").toBe(0);
  await test.step("the same request as its owner would send it works: the refusals were no accident", async () => {
    expect((await action.sendFor(target)).body).toContain('"already":false');
    expect(await emulator.sent(target)).toBe(1);
  });
  await emulator.endFlow(place);
  await emulator.endFlow(target);
  await expect(rowOf(page, place.instanceId)).toContainText("Enabled");
});

test("a page older than the server is told to reload, and nothing is sent", async ({
  page,
  spares,
  emulator,
  guard,
}) => {
  const place = spares.take("disabled");
  await openListAt(page, place.instanceId);
  guard.allowStatus(409);
  await page.route("**", async (route) => {
    const headers = route.request().headers();
    await (headers["next-action"]
      ? route.continue({ headers: { ...headers, "x-deployment-id": "an-older-build" } })
      : route.continue());
  });
  await switchOf(page, place.instanceId).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Enable SSL" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The console was updated while this page was open.");
  expect(await emulator.sent(place)).toBe(0);

  await page.unroute("**");
  const reloaded = page.waitForEvent("load");
  await dialog.getByRole("button", { name: "Reload" }).click();
  await reloaded;
  await expect(rowOf(page, place.instanceId)).toContainText("Disabled");
});
