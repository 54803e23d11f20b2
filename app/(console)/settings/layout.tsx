import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsNav } from "@/components/account/settings-nav";
import { ClientWords } from "@/components/shell/client-words";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/domain/permission";
import { pageContext } from "@/lib/server/auth/page-context";

/** The settings: one's own account, and for administrators the people. */
export default async function SettingsLayout({ children }: { readonly children: ReactNode }) {
  const { actor } = await pageContext("own-account.manage");
  const t = await getTranslations("settings");
  return (
    <ClientWords namespaces={["settings", "members", "auth", "permissions"]}>
      <PageHeader title={t("title")} />
      {actor.kind === "member" && can(actor.role, "member.read") && <SettingsNav />}
      {children}
    </ClientWords>
  );
}
