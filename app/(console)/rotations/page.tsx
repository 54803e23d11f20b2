import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RotationList } from "@/components/rotations/rotation-list";
import { ClientWords } from "@/components/shell/client-words";
import { PageHeader } from "@/components/ui/page-header";
import { rotationsQuery } from "@/lib/client/rotations-query";
import { pageContext } from "@/lib/server/auth/page-context";
import { listRotations } from "@/lib/server/rotations/list-rotations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rotations"))("title") };
}

export default async function RotationsPage() {
  const ctx = await pageContext("rotation.read");
  const t = await getTranslations("rotations");
  const client = new QueryClient();
  client.setQueryData(rotationsQuery().queryKey, await listRotations(ctx));
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ClientWords namespaces={["rotations"]}>
        <HydrationBoundary state={dehydrate(client)}>
          <RotationList />
        </HydrationBoundary>
      </ClientWords>
    </>
  );
}
