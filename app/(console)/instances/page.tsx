import type { QueryKey } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstancesScreen } from "@/components/instances/instances-screen";
import { ClientWords } from "@/components/shell/client-words";
import { KnownData } from "@/components/shell/known-data";
import { facetsQuery } from "@/lib/client/facets-query";
import { instancesQuery } from "@/lib/client/instances-query";
import { IDLE_POLL_MILLIS } from "@/lib/client/polling";
import { viewsQuery } from "@/lib/client/views-query";
import { FILTER_NAMES } from "@/lib/domain/filter-values";
import { readListAddress } from "@/lib/domain/list-address";
import { can } from "@/lib/domain/permission";
import type { RawParams } from "@/lib/domain/search-params";
import { pageContext } from "@/lib/server/auth/page-context";
import { countFacets } from "@/lib/server/inventory/count-facets";
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
  const role = ctx.actor.kind === "member" ? ctx.actor.role : null;
  const active = FILTER_NAMES.filter((name) => filter[name].length > 0);
  const [page, facets] = await Promise.all([listInstances(ctx, filter), countFacets(ctx, filter, active)]);
  const read: readonly (readonly [QueryKey, unknown])[] = [
    [viewsQuery.queryKey, known],
    [instancesQuery(filter).queryKey, page],
    ...(active.length > 0 ? [[facetsQuery(filter, active, IDLE_POLL_MILLIS).queryKey, facets] as const] : []),
  ];
  return (
    <ClientWords namespaces={["instances", "toggle", "bulk", "calls", "views", "rotationOpen"]}>
      <KnownData read={read} readAt={ctx.app.clock.now()}>
        {role && <InstancesScreen role={role} mayChange={can(role, "change.start")} />}
      </KnownData>
    </ClientWords>
  );
}
