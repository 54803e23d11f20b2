import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsSection } from "@/components/account/settings-section";
import { BudgetForm } from "@/components/sync/budget-form";
import { UsagePanel } from "@/components/sync/usage-panel";
import { pageContext } from "@/lib/server/auth/page-context";
import { getSyncUsage } from "@/lib/server/inventory/get-sync-usage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sync.title") };
}

export default async function SyncPage() {
  const ctx = await pageContext("sync.manage");
  const [t, usage] = await Promise.all([getTranslations("settings.sync"), getSyncUsage(ctx)]);
  return (
    <>
      <SettingsSection title={t("title")} description={t("description")}>
        <BudgetForm {...usage} />
      </SettingsSection>
      <SettingsSection title={t("used")} description={t("usedDescription")}>
        <UsagePanel initial={usage} />
      </SettingsSection>
    </>
  );
}
