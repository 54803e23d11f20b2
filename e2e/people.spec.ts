import { invite, join, PASSWORD, signIn } from "./fixtures/people";
import { expect, test } from "./fixtures/test";
import { openListAt, switchOf } from "./screens/instance-list";
import { deleteView, openView, openViews, saveView } from "./screens/list-views";

test.use({ as: "admin" });

test("a person is invited by a link, joins, gets another role, and is removed", async ({
  page,
  openAs,
  spares,
  guard,
}) => {
  guard.allowStatus(401);
  const { instanceId } = spares.take("disabled");
  const link = await invite(page, { email: "rudi@example.test", role: "viewer" });
  const rudi = await openAs(null);
  const people = page.getByRole("list", { name: "People" });
  const role = people.getByRole("combobox", { name: "Role of rudi@example.test" });

  await test.step("joins by the link, which works once", async () => {
    await join(rudi, link, "Rudi");
    await openListAt(rudi, instanceId);
    await expect(switchOf(rudi, instanceId)).toBeDisabled();
    const other = await openAs(null);
    await other.goto(link);
    await expect(other.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  });

  await test.step("a role counts once it is saved", async () => {
    await page.reload();
    await role.selectOption({ label: "Operator" });
    await rudi.reload();
    await expect(switchOf(rudi, instanceId)).toBeDisabled();
    await people.getByRole("button", { name: "Save role of rudi@example.test" }).click();
    await expect(people.getByRole("button", { name: "Save role of rudi@example.test" })).toBeHidden();
    await rudi.reload();
    await expect(switchOf(rudi, instanceId)).toBeEnabled();
  });

  await saveView(rudi, "Rudi's one", { shared: true });
  const shared = rudi.url();

  await test.step("removed: the session ends at once, in the middle of a question", async () => {
    await switchOf(rudi, instanceId).click();
    await expect(rudi.getByRole("alertdialog")).toBeVisible();
    await people.getByRole("button", { name: "Remove rudi@example.test" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove Rudi" }).click();
    await expect(people).not.toContainText("rudi@example.test");
    expect((await rudi.request.get("/api/instances")).status()).toBe(401);
    await rudi.getByRole("alertdialog").getByRole("button", { name: "Enable SSL" }).click();
    await expect(rudi).toHaveURL(/\/sign-in/);
    await rudi.getByLabel("Email").fill("rudi@example.test");
    await rudi.getByLabel("Password").fill(PASSWORD);
    await rudi.getByRole("button", { name: "Sign in" }).click();
    await expect(rudi.getByRole("alert").filter({ hasText: "Email or password is wrong." })).toBeVisible();
  });

  await test.step("a view that they shared stays, says so, and can be taken over", async () => {
    await page.goto(shared);
    await expect(openView(page)).toContainText("by Rudi, who was removed");
    await expect(page.getByRole("searchbox", { name: "Search instances" })).toHaveValue(instanceId);
    const views = await openViews(page);
    await views.getByRole("button", { name: "Take over Rudi's one" }).click();
    await expect(views.getByRole("button", { name: "Rename Rudi's one" })).toBeVisible();
    await views.getByRole("button", { name: "Close" }).click();
    await expect(openView(page)).not.toContainText("removed");
    await deleteView(page, "Rudi's one");
  });
});

test("an invitation that was revoked is dead", async ({ page, openAs }) => {
  const link = await invite(page, { email: "joko@example.test", role: "operator" });
  await page.getByRole("button", { name: "Revoke the invitation of joko@example.test" }).click();
  await expect(page.getByRole("button", { name: "Revoke the invitation of joko@example.test" })).toBeHidden();
  const joko = await openAs(null);
  await joko.goto(link);
  await expect(joko.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});

test("the last administrator can be neither removed nor demoted", async ({ page }) => {
  await page.goto("/settings/people");
  const people = page.getByRole("list", { name: "People" });
  await people.getByRole("combobox", { name: "Role of admin@example.test" }).selectOption({ label: "Viewer" });
  await people.getByRole("button", { name: "Save role of admin@example.test" }).click();
  await expect(people.getByRole("alert")).toContainText("This is the last administrator.");
  await people.getByRole("button", { name: "Remove admin@example.test" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: /^Remove/ }).click();
  await expect(dialog.getByRole("alert")).toContainText("This is the last administrator.");
});

test("people are managed by administrators alone", async ({ openAs, guard }) => {
  guard.allowStatus(404);
  for (const role of ["viewer", "operator"] as const) {
    const page = await openAs(role);
    const answer = await page.goto("/settings/people");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
    expect(await page.content(), "no name leaks").not.toContain("admin@example.test");
  }
});

test("one's own sessions are listed and can be ended; a new password ends the others", async ({ page, openAs }) => {
  const link = await invite(page, { email: "tuti@example.test", role: "viewer" });
  const tuti = await openAs(null);
  await join(tuti, link, "Tuti");
  const second = await openAs(null);
  await signIn(second, { email: "tuti@example.test", password: PASSWORD });
  await expect(second.getByRole("heading", { name: "Instances", level: 1 })).toBeVisible();

  await tuti.goto("/settings");
  await expect(tuti.getByText("This session")).toHaveCount(1);
  await tuti.getByRole("button", { name: /^End session of Chrom.* at 127\.0\.0\.1$/ }).click();
  await expect(tuti.getByRole("button", { name: /^End session of/ })).toHaveCount(0);
  expect((await second.request.get("/api/instances")).status()).toBe(401);

  await tuti.getByLabel("Current password").fill("not my password");
  await tuti.getByLabel("New password").fill(`${PASSWORD} anew`);
  await tuti.getByRole("button", { name: "Change password" }).click();
  await expect(tuti.getByLabel("Current password")).toHaveAccessibleDescription("This is not your current password.");
  await tuti.getByLabel("Current password").fill(PASSWORD);
  await tuti.getByLabel("New password").fill(`${PASSWORD} anew`);
  await tuti.getByRole("button", { name: "Change password" }).click();
  await expect(tuti.getByText("Password changed. Your other sessions have ended.")).toBeVisible();
  await tuti.goto("/instances");
  await expect(tuti.getByRole("heading", { name: "Instances", level: 1 })).toBeVisible();
});
