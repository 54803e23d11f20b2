import { expect, test } from "./fixtures/test";
import { openListAt, rowOf, switchOf, switchSsl } from "./screens/instance-list";

const ENDINGS = [
  { outcome: "failed", says: "SSL could not be enabled on", advice: "Tencent's task failed" },
  { outcome: "undoed", says: "SSL could not be enabled on", advice: "was rolled back" },
  { outcome: "paused", says: "Enabling SSL on", advice: "stopped halfway and needs a person" },
] as const;

for (const { outcome, says, advice } of ENDINGS) {
  test(`a task that ends as ${outcome} stays on the row and in the history`, async ({ page, spares, emulator }) => {
    const place = spares.take("disabled");
    const { instanceId, region } = place;
    await openListAt(page, instanceId);
    await switchSsl(page, instanceId, "enabled", `try ${outcome}`);
    await expect(rowOf(page, instanceId)).toContainText("Enabling…");
    await emulator.endFlow(place, outcome);

    const alert = rowOf(page, instanceId).getByRole("alert");
    const [call] = await emulator.calls({ action: "InstanceEnableSSL", instanceId });
    for (const part of [`${says} ${instanceId}`, advice, call?.requestId ?? "?"])
      await expect(alert).toContainText(part);
    await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "false");

    await page.goto(`/instances/${region}/${instanceId}`);
    const entry = page.getByRole("table", { name: "Changes of this instance" }).getByRole("row").nth(1);
    for (const part of [`try ${outcome}`, advice, call?.requestId ?? "?"]) await expect(entry).toContainText(part);
    expect(await emulator.sent(place)).toBe(1);
  });
}

test("what failed can be tried again", async ({ page, spares, emulator }) => {
  const place = spares.take("disabled");
  const { instanceId } = place;
  await openListAt(page, instanceId);
  await switchSsl(page, instanceId, "enabled");
  await expect(rowOf(page, instanceId)).toContainText("Enabling…");
  await emulator.endFlow(place, "failed");
  await rowOf(page, instanceId).getByRole("button", { name: "Try again" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Enable SSL" }).click();
  await expect(rowOf(page, instanceId)).toContainText("Enabling…");
  await emulator.endFlow(place);
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "true");
  expect(await emulator.sent(place)).toBe(2);
});

test("a locked instance is waited for, and the row says until when", async ({ page, spares, emulator }) => {
  const place = spares.take("disabled");
  const { instanceId } = place;
  const row = rowOf(page, instanceId);
  await emulator.addFault({
    kind: "api_error",
    code: "InvalidParameterValue.LockFailed",
    action: "InstanceEnableSSL",
    instanceId,
    times: 1,
  });
  await openListAt(page, instanceId);
  await switchSsl(page, instanceId, "enabled");
  await expect(row).toContainText("Another task holds the instance. Tried again until");
  await expect(row).toContainText("InvalidParameterValue.LockFailed");
  await expect.poll(() => emulator.sent(place), { message: "it is sent again once" }).toBe(2);
  await emulator.endFlow(place);
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "true");
  expect(await emulator.sent(place)).toBe(2);
});

test("a refusal by the API says its code, its RequestId and what to do", async ({ page, spares, emulator }) => {
  const place = spares.take("disabled");
  const { instanceId } = place;
  await emulator.addFault({
    kind: "api_error",
    code: "UnsupportedOperation.VersionNotSupport",
    message: "The current version <b>does not</b> support it.",
    action: "InstanceEnableSSL",
    instanceId,
  });
  await openListAt(page, instanceId);
  await switchSsl(page, instanceId, "enabled");
  const alert = rowOf(page, instanceId).getByRole("alert");
  const [call] = await emulator.calls({ action: "InstanceEnableSSL", instanceId });
  for (const part of [
    "UnsupportedOperation.VersionNotSupport",
    "The current version <b>does not</b> support it.",
    "Upgrade the instance first",
    call?.requestId ?? "?",
  ])
    await expect(alert).toContainText(part);
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "false");
  expect(await emulator.sent(place)).toBe(1);
});
