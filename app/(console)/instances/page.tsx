import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstancesScreen } from "@/components/instances/instances-screen";
import { ClientWords } from "@/components/shell/client-words";
import { instancesQuery } from "@/lib/client/instances-query";
import { viewsQuery } from "@/lib/client/views-query";
import { readListAddress } from "@/lib/domain/list-address";
import type { RawParams } from "@/lib/domain/search-params";
import { pageContext } from "@/lib/server/auth/page-context";
import { listInstances } from "@/lib/server/inventory/list-instances";
import { readListViews } from "@/lib/server/views/read-list-views";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("instances"))("title") };
}

/** Every instance of every region, as the store knows them: the page never waits for the cloud. */
export default async function InstancesPage({ searchParams }: { readonly searchParams: Promise<RawParams> }) {
  const ctx = await pageContext("instance.read");
  const known = await readListViews(ctx);
  const { filter } = readListAddress(await searchParams, known);
  const client = new QueryClient();
  client.setQueryData(viewsQuery.queryKey, known);
  client.setQueryData(instancesQuery(filter).queryKey, await listInstances(ctx, filter));
  return (
    <ClientWords namespaces={["instances", "toggle", "bulk", "calls", "views", "rotationOpen"]}>
      <HydrationBoundary state={dehydrate(client)}>
        {ctx.actor.kind === "member" && <InstancesScreen role={ctx.actor.role} />}
      </HydrationBoundary>
    </ClientWords>
  );
}
