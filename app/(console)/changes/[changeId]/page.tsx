import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangeView } from "@/components/changes/change-view";
import { ClientWords } from "@/components/shell/client-words";
import { changeQuery } from "@/lib/client/changes-query";
import { can } from "@/lib/domain/permission";
import { pageContext } from "@/lib/server/auth/page-context";
import { getChange } from "@/lib/server/changes/get-change";
import { orNotFound } from "../../or-not-found";

type ChangePageProps = { readonly params: Promise<{ changeId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changes"))("titleOne") };
}

export default async function ChangePage({ params }: ChangePageProps) {
  const ctx = await pageContext("change.read");
  const { changeId } = await params;
  const role = ctx.actor.kind === "member" ? ctx.actor.role : null;
  const client = new QueryClient();
  client.setQueryData(changeQuery(changeId).queryKey, await orNotFound(getChange(ctx, changeId)));
  return (
    <ClientWords namespaces={["changes", "audit", "toggle", "calls", "proof"]}>
      <HydrationBoundary state={dehydrate(client)}>
        <ChangeView
          changeId={changeId}
          maySwitch={can(role, "change.start")}
          mayControl={can(role, "change.control")}
        />
      </HydrationBoundary>
    </ClientWords>
  );
}
