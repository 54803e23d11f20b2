import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ErrorList } from "@/components/errors/error-list";
import { ClientWords } from "@/components/shell/client-words";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/server/auth/page-context";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errors"))("title") };
}

export default async function ErrorsPage() {
  await pageContext("instance.read");
  const t = await getTranslations("errors");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ClientWords namespaces={["errors"]}>
        <ErrorList />
      </ClientWords>
    </>
  );
}
