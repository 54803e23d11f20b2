import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditList } from "@/components/audit/audit-list";
import { ClientWords } from "@/components/shell/client-words";
import { PageHeader } from "@/components/ui/page-header";
import { auditQuery } from "@/lib/client/audit-query";
import { parseAuditFilter } from "@/lib/domain/audit-filter";
import type { RawParams } from "@/lib/domain/search-params";
import { listAudit } from "@/lib/server/audit/list-audit";
import { pageContext } from "@/lib/server/auth/page-context";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ searchParams }: { readonly searchParams: Promise<RawParams> }) {
  const ctx = await pageContext("audit.read");
  const filter = parseAuditFilter(await searchParams);
  const t = await getTranslations("audit");
  const client = new QueryClient();
  await client.prefetchQuery({ ...auditQuery(filter), queryFn: () => listAudit(ctx, filter) });
  const command = () => <code className="font-mono text-sm">npm run audit:verify</code>;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={
          <>
            <p>{t("description")}</p>
            <p>{t.rich("chain", { command })}</p>
          </>
        }
      />
      <ClientWords namespaces={["audit"]}>
        <HydrationBoundary state={dehydrate(client)}>
          <AuditList filter={filter} />
        </HydrationBoundary>
      </ClientWords>
    </>
  );
}
