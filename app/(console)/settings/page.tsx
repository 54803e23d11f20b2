import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PasswordForm } from "@/components/account/password-form";
import { Profile } from "@/components/account/profile";
import { SessionList } from "@/components/account/session-list";
import { SettingsSection } from "@/components/account/settings-section";
import { LanguageSelect } from "@/components/shell/language-select";
import { chooseLocale } from "@/lib/actions/account";
import { pageContext } from "@/lib/server/auth/page-context";
import { SESSION_LIFETIME_SECONDS } from "@/lib/server/auth/session-lifetime";
import { listSessions } from "@/lib/server/members/list-sessions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function AccountPage() {
  const ctx = await pageContext("own-account.manage");
  if (ctx.actor.kind !== "member") notFound();
  const [t, sessions] = await Promise.all([getTranslations("settings"), listSessions(ctx)]);
  const { name, email, role } = ctx.actor;
  return (
    <>
      <SettingsSection title={t("profile.title")}>
        <Profile name={name} email={email} role={role} />
      </SettingsSection>
      <SettingsSection title={t("language.title")} description={t("language.description")}>
        <div className="max-w-60">
          <LanguageSelect choose={chooseLocale} />
        </div>
      </SettingsSection>
      <SettingsSection title={t("password.title")} description={t("password.description")}>
        <PasswordForm email={email} />
      </SettingsSection>
      <SettingsSection
        title={t("sessions.title")}
        description={t("sessions.description", { days: SESSION_LIFETIME_SECONDS / 86_400 })}
      >
        <SessionList sessions={sessions} />
      </SettingsSection>
    </>
  );
}
