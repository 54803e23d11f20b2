import { afterEach, beforeEach, expect, it } from "vitest";
import type { Ctx } from "../context";
import { removeMember } from "../members/remove-member";
import { openTestApp, type TestApp } from "../testing/test-app";
import { deleteView, takeOverView } from "./delete-view";
import { readListViews } from "./read-list-views";
import { saveView } from "./save-view";
import { setDefaultView } from "./set-default-view";
import { viewerOf } from "./viewer-of";

let t: TestApp;
let admin: Ctx;
let reader: Ctx;
let viewId: string;

const save = (ctx: Ctx, name: string, shared: boolean) =>
  saveView(ctx, { name, query: "ssl=disabled", columns: ["name", "ssl"], shared });

beforeEach(async () => {
  t = await openTestApp();
  admin = await t.as("admin");
  reader = await t.as("operator");
  const leaver = await t.as("operator");
  ({ viewId } = await save(leaver, "Left behind", true));
  await save(leaver, "Their own", false);
  await setDefaultView(reader, { viewId });
  await removeMember(admin, { userId: viewerOf(leaver).userId });
});
afterEach(() => t.close());

it("a shared view outlives its owner and says so; what was theirs alone goes with them", async () => {
  expect(await readListViews(reader)).toMatchObject({
    defaultViewId: viewId,
    views: [{ name: "Left behind", query: "ssl=disabled", own: false, ownerGone: true, owner: "A operator" }],
  });
  const rows = await t.app.store.db.selectFrom("saved_views").select("name").execute();
  expect(rows).toEqual([{ name: "Left behind" }]);
});

it("an administrator, and nobody else, takes it over or deletes it", async () => {
  await expect(takeOverView(reader, { viewId })).rejects.toMatchObject({ code: "not_permitted" });
  await expect(deleteView(reader, { viewId })).rejects.toMatchObject({ code: "not_permitted" });
  await takeOverView(admin, { viewId });
  expect((await readListViews(admin)).views).toMatchObject([{ own: true, ownerGone: false, owner: "A admin" }]);
  await expect(takeOverView(await t.as("admin"), { viewId })).rejects.toMatchObject({ code: "conflict" });
  await expect(deleteView(await t.as("admin"), { viewId })).rejects.toMatchObject({ code: "not_permitted" });
  await deleteView(admin, { viewId });
  expect(await readListViews(reader)).toMatchObject({ views: [], defaultViewId: null });
});

it("is not taken over into a second view of the same name", async () => {
  await save(admin, "left BEHIND", false);
  await expect(takeOverView(admin, { viewId })).rejects.toMatchObject({ code: "view_name_taken" });
  await deleteView(admin, { viewId });
  expect((await readListViews(admin)).views).toHaveLength(1);
});
