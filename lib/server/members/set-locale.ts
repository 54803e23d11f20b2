import "server-only";
import type { Locale } from "@/lib/domain/locale";
import { type Ctx, requirePermission } from "../context";

/** Keeps the language that the asking member chose, for their next sign-in on any device. Not audited: nobody else is concerned. */
export async function setLocale(ctx: Ctx, { locale }: { locale: Locale }): Promise<void> {
  requirePermission(ctx, "own-account.manage");
  const { actor, app } = ctx;
  if (actor.kind !== "member") return;
  await app.store.transaction((trx) =>
    trx.updateTable("members").set({ locale }).where("user_id", "=", actor.userId).execute(),
  );
}
