import { pathToFileURL } from "node:url";
import { cloudSettings } from "./fixtures/console-process";
import { ADMIN, signIn } from "./fixtures/people";
import { PROJECT_ROOT } from "./fixtures/project-root";
import { expect, test } from "./fixtures/test";
import { rowOf, switchOf } from "./screens/instance-list";

test.use({ as: null });

// Next loads every module once each for pages, routes and instrumentation: what must exist once is counted in the served process.
test("one process holds one store connection and one limiter, after pages, routes and actions have run", async ({
  page,
  spares,
  emulator,
  startConsole,
}) => {
  const { instanceId } = spares.take("disabled");
  const counter = pathToFileURL(`${PROJECT_ROOT}/e2e/fixtures/count-on-signal.mjs`).href;
  const own = await startConsole({
    ...cloudSettings(emulator.url),
    TENCENTCLOUD_REGIONS: "ap-bangkok,ap-mumbai",
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    NODE_OPTIONS: `--import ${counter}`,
  });
  await signIn(page, ADMIN, own.url);
  await page.goto(`${own.url}/instances?search=${instanceId}`);
  await switchOf(page, instanceId).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Enable SSL" }).click();
  await expect(rowOf(page, instanceId)).toContainText("Enabling…");
  expect((await page.request.get(`${own.url}/api/instances`)).status()).toBe(200);

  own.signal("SIGUSR2");
  await expect.poll(() => /counted (.*)/.exec(own.output())?.[1]).toBe('{"storeConnections":1,"limiters":1}');
});
