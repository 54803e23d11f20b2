import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthPanel } from "@/components/auth/auth-panel";
import { DeadLink } from "@/components/auth/dead-link";
import { SetupForm } from "@/components/auth/setup-form";
import type { RawParams } from "@/lib/domain/search-params";
import { findLink } from "@/lib/server/members/find-link";
import { hasMembers } from "@/lib/server/members/has-members";
import { getApp } from "@/lib/server/registry";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.setup"))("title") };
}

export default async function SetupPage({ searchParams }: { searchParams: Promise<RawParams> }) {
  const { token } = await searchParams;
  const app = getApp();
  const link = typeof token === "string" ? await findLink(app, token) : null;
  if (typeof token !== "string" || link?.kind !== "setup" || (await hasMembers(app.store.db)))
    return <DeadLink kind="setup" />;
  const t = await getTranslations("auth.setup");
  return (
    <AuthPanel title={t("title")} description={t("description")}>
      <SetupForm token={token} />
    </AuthPanel>
  );
}
