import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsSection } from "@/components/account/settings-section";
import { PermissionCheck } from "@/components/permissions/permission-check";
import { PolicyBlock } from "@/components/permissions/policy-block";
import { CAM_POLICY_KINDS } from "@/lib/domain/cam-policy";
import { pageContext } from "@/lib/server/auth/page-context";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("permissions"))("title") };
}

export default async function PermissionsPage() {
  const { app } = await pageContext("permission.check");
  const t = await getTranslations("permissions");
  return (
    <>
      <SettingsSection title={t("title")} description={t("description")}>
        <PermissionCheck regions={app.cloud.regions} />
      </SettingsSection>
      <SettingsSection title={t("policy.title")} description={t("policy.description")}>
        <div className="grid gap-4 lg:grid-cols-2">
          {CAM_POLICY_KINDS.map((kind) => (
            <PolicyBlock key={kind} kind={kind} />
          ))}
        </div>
      </SettingsSection>
    </>
  );
}
