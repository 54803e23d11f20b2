import { ADMIN, PASSWORD, signIn } from "./fixtures/people";
import { expect, test } from "./fixtures/test";

test.use({ as: null });

test("whoever is not signed in is led to the sign-in page, and back after it", async ({ page }) => {
  for (const path of ["/instances?ssl=disabled", "/audit", "/settings/people", "/instances/ap-jakarta/cmgo-off01"]) {
    await page.goto(path);
    await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  await page.goto("/instances?ssl=disabled");
  await page.getByLabel("Email").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/instances?ssl=disabled");
  await page.goto("/sign-in?next=//evil.example/");
  await expect(page, "signed in already, and never led elsewhere").toHaveURL("/instances");
});

test("the session's cookie can't be read or sent from elsewhere, and ends with sign-out", async ({ page }) => {
  await signIn(page, ADMIN);
  await expect(page.getByRole("heading", { name: "Instances", level: 1 })).toBeVisible();
  const cookies = (await page.context().cookies()).filter(({ name }) => name.includes("session"));
  expect(cookies).toMatchObject([{ name: "console.session_token", httpOnly: true, sameSite: "Lax" }]);

  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.context().addCookies(cookies);
  expect((await page.request.get("/api/instances")).status(), "the old cookie is worth nothing").toBe(401);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("too many attempts are refused, the right password too", async ({ page }) => {
  await page.goto("/sign-in");
  const failure = page.getByRole("alert").filter({ hasText: /./ });
  await page.getByLabel("Email").fill("nobody@example.test");
  for (let attempt = 1; attempt <= 10; attempt++) {
    await page.getByLabel("Password").fill(`wrong password ${attempt}`);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Sign in" }).click();
    await answered;
    await expect(failure).toHaveText("Email or password is wrong.");
  }
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(failure).toContainText("Too many attempts");
});

test("a form says what is missing, at the field", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/Enter an email address/);
  await expect(page.getByLabel("Email")).toBeFocused();
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription("Enter your password.");
});
