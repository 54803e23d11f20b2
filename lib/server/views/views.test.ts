import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_COLUMNS } from "@/lib/domain/list-columns";
import { VIEW_FORMAT, VIEW_NAME_MAX, VIEWS_MAX } from "@/lib/domain/saved-view";
import type { Ctx } from "../context";
import { syncOnce } from "../testing/change-run";
import { openTestApp, type TestApp } from "../testing/test-app";
import { auditTrail } from "../testing/test-people";
import { renameView, replaceView, shareView } from "./change-view";
import { deleteView } from "./delete-view";
import { readListViews } from "./read-list-views";
import { saveView } from "./save-view";
import { setDefaultView } from "./set-default-view";
import { setListLayout } from "./set-list-layout";

let t: TestApp;
let siti: Ctx;
let other: Ctx;
beforeEach(async () => {
  t = await openTestApp();
  siti = await t.as("operator");
  other = await t.as("viewer");
});
afterEach(() => t.close());

const columns = ["name", "ssl"] as const;
const save = (ctx: Ctx, input: { name?: string; query?: string; shared?: boolean } = {}) =>
  saveView(ctx, { name: "Off", query: "ssl=disabled", columns, shared: false, ...input });
const viewsOf = async (ctx: Ctx) => (await readListViews(ctx)).views;
const namesOf = async (ctx: Ctx) => (await viewsOf(ctx)).map(({ name }) => name);

describe("how the list looks", () => {
  it("is each person's own, and what nobody chose is as it comes", async () => {
    await setListLayout(siti, { columns, density: "compact" });
    await setListLayout(siti, { columns: ["name", "region"], density: "compact" });
    expect((await readListViews(siti)).layout).toEqual({ columns: ["name", "region"], density: "compact" });
    expect((await readListViews(other)).layout).toEqual({ columns: DEFAULT_COLUMNS, density: "comfortable" });
  });

  it("is something that can be shown, whatever is stored", async () => {
    await setListLayout(siti, { columns, density: "compact" });
    await t.app.store.db.updateTable("list_preferences").set({ columns: "price..", density: "airy" }).execute();
    expect((await readListViews(siti)).layout).toEqual({ columns: DEFAULT_COLUMNS, density: "comfortable" });
  });

  it("keeps the default view when it changes, and the other way round", async () => {
    const { viewId } = await save(siti);
    await setDefaultView(siti, { viewId });
    await setListLayout(siti, { columns, density: "compact" });
    expect(await readListViews(siti)).toMatchObject({ defaultViewId: viewId, layout: { columns } });
    await setDefaultView(siti, { viewId: null });
    expect(await readListViews(siti)).toMatchObject({ defaultViewId: null, layout: { columns } });
  });
});

describe("a view", () => {
  it("keeps what is understood of the list, in its canonical form, and is its owner's alone", async () => {
    await save(siti, {
      name: "  Off \n in   Jakarta",
      query: "page=4&ssl=disabled&region=ap-jakarta&evil=1&pageSize=100",
    });
    expect(await viewsOf(siti)).toEqual([
      {
        id: expect.any(String),
        name: "Off in Jakarta",
        query: "region=ap-jakarta&ssl=disabled",
        columns,
        shared: false,
        own: true,
        owner: "A operator",
        ownerGone: false,
        leftOut: [],
        newer: false,
      },
    ]);
    expect(await viewsOf(other)).toEqual([]);
    expect(await auditTrail(t.app)).toEqual(["view.save intent", "view.save succeeded"]);
  });

  it("is changed, renamed, shared and deleted by its owner", async () => {
    const { viewId } = await save(siti);
    await replaceView(siti, { viewId, query: "ssl=enabled", columns: ["name", "ca"] });
    await renameView(siti, { viewId, name: "On" });
    await shareView(siti, { viewId, shared: true });
    expect(await viewsOf(other)).toMatchObject([
      { name: "On", query: "ssl=enabled", columns: ["name", "ca"], shared: true, own: false, owner: "A operator" },
    ]);
    await deleteView(siti, { viewId });
    expect(await viewsOf(siti)).toEqual([]);
  });

  it("of somebody else can be opened when it is shared, and not changed; one that isn't shared doesn't exist", async () => {
    const shared = (await save(siti, { shared: true })).viewId;
    const hidden = (await save(siti, { name: "Mine" })).viewId;
    const attempts = (viewId: string) => [
      () => replaceView(other, { viewId, query: "", columns }),
      () => renameView(other, { viewId, name: "X" }),
      () => shareView(other, { viewId, shared: false }),
      () => deleteView(other, { viewId }),
    ];
    const before = await viewsOf(siti);
    for (const attempt of attempts(shared)) await expect(attempt()).rejects.toMatchObject({ code: "not_permitted" });
    for (const attempt of [...attempts(hidden), () => setDefaultView(other, { viewId: hidden })])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    expect(await viewsOf(siti)).toEqual(before);
    await expect(save(other, { shared: true })).rejects.toMatchObject({ code: "not_permitted" });
  });

  it("that stops being shared is nobody's default but its owner's", async () => {
    const { viewId } = await save(siti, { shared: true });
    for (const ctx of [siti, other]) await setDefaultView(ctx, { viewId });
    expect((await readListViews(other)).defaultViewId).toBe(viewId);
    await shareView(siti, { viewId, shared: false });
    await shareView(siti, { viewId, shared: true });
    expect((await readListViews(other)).defaultViewId).toBeNull();
    expect((await readListViews(siti)).defaultViewId).toBe(viewId);
    await deleteView(siti, { viewId });
    expect((await readListViews(siti)).defaultViewId).toBeNull();
  });
});

describe("limits", () => {
  it("a name is a line of so many characters, and one person's own only once, in whatever case", async () => {
    for (const name of ["", " \n ", "x".repeat(VIEW_NAME_MAX + 1)])
      await expect(save(siti, { name })).rejects.toMatchObject({ code: "view_name", params: { max: VIEW_NAME_MAX } });
    await save(siti, { name: "Äpfel" });
    await expect(save(siti, { name: "äPFEL" })).rejects.toMatchObject({ code: "view_name_taken" });
    await save(other, { name: "Äpfel" });
    const { viewId } = await save(siti, { name: "Pears" });
    await expect(renameView(siti, { viewId, name: "äpfel" })).rejects.toMatchObject({ code: "view_name_taken" });
    await renameView(siti, { viewId, name: "PEARS" });
    expect(await namesOf(siti)).toEqual(["PEARS", "Äpfel"]);
  });

  it("two saves at once with one name, or with room for one, make one view", async () => {
    const twice = await Promise.allSettled([save(siti), save(siti)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    for (let index = 2; index < VIEWS_MAX; index += 1) await save(siti, { name: `View ${index}` });
    const last = await Promise.allSettled([save(siti, { name: "Last" }), save(siti, { name: "Too many" })]);
    expect(last.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(save(siti, { name: "More" })).rejects.toMatchObject({
      code: "too_many_views",
      params: { max: VIEWS_MAX },
    });
    expect(await viewsOf(siti)).toHaveLength(VIEWS_MAX);
  });
});

describe("a view whose content means nothing any more", () => {
  const change = (values: { query?: string; columns?: string; format?: number }) =>
    t.app.store.db.updateTable("saved_views").set(values).execute();

  it("opens with what still holds, and says what is left out", async () => {
    await save(siti);
    await change({
      query: "ssl=sideways&search=orders&colour=red",
      columns: "name.price.ssl",
      format: VIEW_FORMAT + 1,
    });
    expect(await viewsOf(siti)).toMatchObject([
      {
        query: "search=orders",
        columns: ["name", "ssl"],
        leftOut: ["ssl=sideways", "colour=red", "columns=price"],
        newer: true,
      },
    ]);
  });

  it("a region that the console no longer reads is gone once no instance is known there", async () => {
    t.emulator.addInstance({ region: "ap-jakarta", instanceId: "cmgo-kept0001" });
    await syncOnce(t);
    await save(siti, { query: "region=ap-jakarta" });
    await save(siti, { name: "Gone", query: "region=ap-bandung&ssl=enabled" });
    const elsewhere = { ...t.app, cloud: { ...t.app.cloud, regions: ["ap-tokyo"] } };
    expect(await viewsOf({ ...siti, app: elsewhere })).toMatchObject([
      { name: "Gone", query: "ssl=enabled", leftOut: ["region=ap-bandung"] },
      { name: "Off", query: "region=ap-jakarta", leftOut: [] },
    ]);
  });
});
