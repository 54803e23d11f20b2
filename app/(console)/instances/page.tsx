import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstancesScreen } from "@/components/instances/instances-screen";
import { ClientWords } from "@/components/shell/client-words";
import { instancesQuery } from "@/lib/client/instances-query";
import { parseInstanceFilter } from "@/lib/domain/instance-filter";
import type { RawParams } from "@/lib/domain/search-params";
import { pageContext } from "@/lib/server/auth/page-context";
import { listInstances } from "@/lib/server/inventory/list-instances";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("instances"))("title") };
}

/** Every instance of every region, as the store knows them: the page never waits for the cloud. */
export default async function InstancesPage({ searchParams }: { readonly searchParams: Promise<RawParams> }) {
  const ctx = await pageContext("instance.read");
  const filter = parseInstanceFilter(await searchParams);
  const client = new QueryClient();
  client.setQueryData(instancesQuery(filter).queryKey, await listInstances(ctx, filter));
  return (
    <ClientWords namespaces={["instances", "toggle", "bulk", "calls", "rotationOpen"]}>
      <HydrationBoundary state={dehydrate(client)}>
        {ctx.actor.kind === "member" && <InstancesScreen role={ctx.actor.role} />}
      </HydrationBoundary>
    </ClientWords>
  );
}
