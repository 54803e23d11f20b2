import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthPanel } from "@/components/auth/auth-panel";
import { DeadLink } from "@/components/auth/dead-link";
import { JoinForm } from "@/components/auth/join-form";
import { ResetForm } from "@/components/auth/reset-form";
import type { RawParams } from "@/lib/domain/search-params";
import { findLink } from "@/lib/server/members/find-link";
import { getApp } from "@/lib/server/registry";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.join"))("title") };
}

/** Where the one-time links of invitations and of password resets lead. */
export default async function JoinPage({ searchParams }: { searchParams: Promise<RawParams> }) {
  const { token } = await searchParams;
  const link = typeof token === "string" ? await findLink(getApp(), token) : null;
  if (typeof token !== "string" || !link?.email || link.kind === "setup") return <DeadLink kind="join" />;
  const t = await getTranslations("auth");
  const role = await getTranslations("shell.role");
  if (link.kind === "reset") {
    return (
      <AuthPanel title={t("reset.title")} description={t("reset.description")}>
        <ResetForm token={token} email={link.email} />
      </AuthPanel>
    );
  }
  return (
    <AuthPanel title={t("join.title")} description={t("join.description", { role: role(link.role) })}>
      <JoinForm token={token} email={link.email} />
    </AuthPanel>
  );
}
