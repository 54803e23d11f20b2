import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsSection } from "@/components/account/settings-section";
import { PolicyForm } from "@/components/approvals/policy-form";
import { getApprovalPolicy } from "@/lib/server/approvals/get-approval-policy";
import { pageContext } from "@/lib/server/auth/page-context";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("approvals.title") };
}

export default async function ApprovalsPage() {
  const ctx = await pageContext("policy.manage");
  const [t, policy] = await Promise.all([getTranslations("settings.approvals"), getApprovalPolicy(ctx)]);
  return (
    <SettingsSection title={t("title")} description={t("description")}>
      <PolicyForm policy={policy} />
    </SettingsSection>
  );
}
