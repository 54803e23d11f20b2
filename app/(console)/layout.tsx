import type { ReactNode } from "react";
import { SelectionProvider } from "@/components/bulk/selection-provider";
import { AppFrame } from "@/components/shell/app-frame";
import { QueryProvider } from "@/components/shell/query-provider";
import { approvalsAtAGlance } from "@/lib/server/approvals/approvals-at-a-glance";
import { pageContext } from "@/lib/server/auth/page-context";
import { keptRegions } from "@/lib/server/inventory/read-regions";
import { keptSyncProgress } from "@/lib/server/inventory/read-sync-progress";

/** The frame of the signed-in pages. Without a session this leads to the sign-in page. */
export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const ctx = await pageContext("instance.read");
  const { app, actor } = ctx;
  const [regions, sync, approvals] = await Promise.all([
    keptRegions(app),
    keptSyncProgress(app),
    approvalsAtAGlance(ctx),
  ]);
  if (actor.kind !== "member") throw new Error("A page is shown to members only.");
  const { name, email, role } = actor;
  return (
    <QueryProvider>
      <AppFrame person={{ name, email, role }} fleet={{ regions, sync, approvals }} mode={app.config.mode}>
        <SelectionProvider>{children}</SelectionProvider>
      </AppFrame>
    </QueryProvider>
  );
}
