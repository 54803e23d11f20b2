import "server-only";
import type { Selectable } from "kysely";
import { parseColumns } from "@/lib/domain/list-columns";
import { DEFAULT_LAYOUT, DENSITIES } from "@/lib/domain/list-layout";
import { type ListViews, readViewColumns, readViewQuery, type SavedView, VIEW_FORMAT } from "@/lib/domain/saved-view";
import { oneOf } from "@/lib/domain/search-params";
import type { App, Ctx } from "../context";
import { requirePermission } from "../context";
import type { SavedViewTable } from "../db/view-tables";
import { goneRegions, regionsOf } from "./gone-regions";
import { viewerOf } from "./viewer-of";

function toView(row: Selectable<SavedViewTable>, userId: string, gone: ReadonlySet<string>): SavedView {
  const filter = readViewQuery(row.query, (name, value) => name === "region" && gone.has(value));
  const { columns, leftOut } = readViewColumns(row.columns);
  return {
    id: row.id,
    name: row.name,
    query: filter.query,
    columns,
    shared: row.shared === 1,
    own: row.owner_id === userId,
    owner: row.owner_name,
    ownerGone: row.owner_id === null,
    leftOut: [...filter.leftOut, ...leftOut],
    newer: row.format > VIEW_FORMAT,
  };
}

async function viewsOf(app: App, userId: string): Promise<SavedView[]> {
  const rows = await app.store.db
    .selectFrom("saved_views")
    .selectAll()
    .where((eb) => eb.or([eb("owner_id", "=", userId), eb("shared", "=", 1)]))
    .orderBy("name_key")
    .orderBy("id")
    .execute();
  const gone = await goneRegions(app, rows.flatMap(regionsOf));
  const views = rows.map((row) => toView(row, userId, gone));
  return [...views.filter(({ own }) => own), ...views.filter(({ own }) => !own)];
}

/** What the asking person may open in the list, and how they like it to look. Whatever is stored, the answer is something that can be shown. */
export async function readListViews(ctx: Ctx): Promise<ListViews> {
  requirePermission(ctx, "instance.read");
  const { app } = ctx;
  const { userId } = viewerOf(ctx);
  const [views, chosen] = await Promise.all([
    viewsOf(app, userId),
    app.store.db.selectFrom("list_preferences").selectAll().where("user_id", "=", userId).executeTakeFirst(),
  ]);
  const defaultViewId = chosen?.default_view_id ?? null;
  return {
    views,
    defaultViewId: views.some(({ id }) => id === defaultViewId) ? defaultViewId : null,
    layout: {
      columns: parseColumns(chosen?.columns ?? "") ?? DEFAULT_LAYOUT.columns,
      density: oneOf(DENSITIES, chosen?.density ?? "") ?? DEFAULT_LAYOUT.density,
    },
  };
}
