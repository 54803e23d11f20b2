import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures/test";
import { openListAt, switchSsl } from "./screens/instance-list";

test("TLS is offered to be proven after SSL was enabled, node by node, and the result stays beside the switch", async ({
  page,
  openAs,
  spares,
  emulator,
}) => {
  const place = spares.take("disabled");
  const { region, instanceId } = place;
  const { port } = await emulator.listen(place);
  // Nobody listens on the second address: as a node in a network that this server is not in.
  await emulator.updateInstance(place, { vip: "127.0.0.1;127.0.0.2", vport: port });
  const proof = page.getByRole("region", { name: "TLS proof" });
  const prove = proof.getByRole("button", { name: "Prove TLS" });
  const node = (address: string) => proof.getByRole("listitem").filter({ hasText: `${address}:${port}` });

  await test.step("the change leads there once it is done", async () => {
    await openListAt(page, instanceId);
    await page.getByRole("button", { name: "Refresh" }).click();
    await switchSsl(page, instanceId, "enabled");
    await emulator.endFlow(place);
    await page.goto(`/instances/${region}/${instanceId}`);
    await page.getByRole("table", { name: "Changes of this instance" }).getByRole("link").first().click();
    await page.getByRole("link", { name: `TLS proof of ${instanceId}` }).click();
    await expect(page).toHaveURL(`/instances/${region}/${instanceId}#tls-proof`);
    await expect(proof.getByRole("status")).toHaveText("Never proven");
  });

  await test.step("each address has its own result, and the whole is told beside the switch", async () => {
    await expect(page.getByText(`127.0.0.2:${port}`).first()).toBeVisible();
    await prove.click();
    await expect(prove).toBeFocused();
    await expect(node("127.0.0.1")).toContainText("Proven");
    for (const fact of ["TLS 1.3", "TLS_AES_256_GCM_SHA384", "certificate valid until", "plaintext refused"])
      await expect(node("127.0.0.1")).toContainText(fact);
    await expect(node("127.0.0.2")).toContainText("Not reachable from this server");
    await expect(node("127.0.0.2")).toContainText("ECONNREFUSED");
    await expect(proof.getByText("Asked by The operator")).toBeVisible();
    const ssl = page.getByRole("region", { name: "SSL", exact: true });
    await expect(ssl).toContainText(/Proven where reachable.*· TLS 1\.3.*· plaintext refused/);
  });

  await test.step("it is kept, readable at 390 px, and a viewer sees it without a button", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await expect(node("127.0.0.1")).toContainText("Proven");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect((await new AxeBuilder({ page }).include("#tls-proof").analyze()).violations).toEqual([]);
    const viewer = await openAs("viewer");
    await viewer.goto(`/instances/${region}/${instanceId}`);
    await expect(viewer.getByRole("region", { name: "TLS proof" }).getByText("Proven where reachable")).toBeVisible();
    await expect(viewer.getByRole("button", { name: "Prove TLS" })).toHaveCount(0);
  });
});
