import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangeList } from "@/components/changes/change-list";
import { ClientWords } from "@/components/shell/client-words";
import { PageHeader } from "@/components/ui/page-header";
import { changesQuery } from "@/lib/client/changes-query";
import { parseChangeFilter } from "@/lib/domain/change-filter";
import type { RawParams } from "@/lib/domain/search-params";
import { pageContext } from "@/lib/server/auth/page-context";
import { listChanges } from "@/lib/server/changes/list-changes";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changes"))("title") };
}

export default async function ChangesPage({ searchParams }: { readonly searchParams: Promise<RawParams> }) {
  const ctx = await pageContext("change.read");
  const filter = parseChangeFilter(await searchParams);
  const t = await getTranslations("changes");
  const client = new QueryClient();
  await client.prefetchQuery({ ...changesQuery(filter), queryFn: () => listChanges(ctx, filter) });
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ClientWords namespaces={["changes"]}>
        <HydrationBoundary state={dehydrate(client)}>
          <ChangeList filter={filter} />
        </HydrationBoundary>
      </ClientWords>
    </>
  );
}
