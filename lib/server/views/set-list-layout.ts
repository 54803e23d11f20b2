import "server-only";
import { columnsText } from "@/lib/domain/list-columns";
import type { ListLayout } from "@/lib/domain/list-layout";
import { type Ctx, requirePermission } from "../context";
import { viewerOf } from "./viewer-of";

/** Keeps how the asking person likes the list, for whichever browser they use. Not audited: nobody else is concerned. */
export async function setListLayout(ctx: Ctx, { columns, density }: ListLayout): Promise<void> {
  requirePermission(ctx, "own-account.manage");
  const { userId } = viewerOf(ctx);
  const layout = { columns: columnsText(columns), density };
  await ctx.app.store.transaction((trx) =>
    trx
      .insertInto("list_preferences")
      .values({ user_id: userId, default_view_id: null, ...layout })
      .onConflict((conflict) => conflict.column("user_id").doUpdateSet(layout))
      .execute(),
  );
}
