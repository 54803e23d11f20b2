import { expect, test } from "./fixtures/test";
import { openListAt, rowOf, switchOf, switchSsl } from "./screens/instance-list";

// Nobody reads before the call's deadline (12 s), and then until RECONCILE_SECONDS of rest.
test.use({ as: "operator" });
const DECIDED = { timeout: 40_000 };

test("an answer that was lost after the change had begun is found out by reading", async ({
  page,
  spares,
  emulator,
}) => {
  const place = spares.take("disabled");
  const { instanceId } = place;
  await emulator.addFault({ kind: "applied_answer_lost", how: "reset", action: "InstanceEnableSSL", instanceId });
  await openListAt(page, instanceId);
  await switchSsl(page, instanceId, "enabled");
  await expect(rowOf(page, instanceId)).toContainText("Enabling…");
  await expect(rowOf(page, instanceId)).toContainText("No answer came back. What happened is being read");
  await emulator.endFlow(place);
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "true", DECIDED);
  expect(await emulator.sent(place)).toBe(1);
});

test("a request that never arrived needs a person, who sends it again", async ({ page, spares, emulator }) => {
  const place = spares.take("disabled");
  const { instanceId } = place;
  const row = rowOf(page, instanceId);
  await emulator.addFault({ kind: "reset", action: "InstanceEnableSSL", instanceId, times: 1 });
  await openListAt(page, instanceId);
  await switchSsl(page, instanceId, "enabled");
  await expect(row).toContainText("No answer came back");

  await expect(row).toContainText("Needs attention", DECIDED);
  const alert = row.getByRole("alert");
  await expect(alert).toContainText("As last read, SSL is Disabled");
  await expect(alert).toContainText("nothing was applied");
  expect(await emulator.sent(place), "the program never sends again by itself").toBe(1);

  await alert.getByRole("button", { name: "Send again" }).click();
  const dialog = page.getByRole("alertdialog", { name: `Send again: enable SSL on ${instanceId}?` });
  await dialog.getByRole("button", { name: "Send again" }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText("Enabling…");
  await expect(alert).toBeHidden();
  await emulator.endFlow(place);
  await expect(switchOf(page, instanceId)).toHaveAttribute("aria-checked", "true");
  expect(await emulator.sent(place), "once for each of the two intents").toBe(2);
});
