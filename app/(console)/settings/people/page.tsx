import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SettingsSection } from "@/components/account/settings-section";
import { InvitationList } from "@/components/members/invitation-list";
import { InviteForm } from "@/components/members/invite-form";
import { MemberList } from "@/components/members/member-list";
import { pageContext } from "@/lib/server/auth/page-context";
import { listInvitations } from "@/lib/server/members/list-invitations";
import { listMembers } from "@/lib/server/members/list-members";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("title") };
}

export default async function PeoplePage() {
  const ctx = await pageContext("member.read");
  if (ctx.actor.kind !== "member") notFound();
  const [t, members, invitations] = await Promise.all([
    getTranslations("members"),
    listMembers(ctx),
    listInvitations(ctx),
  ]);
  return (
    <>
      <SettingsSection title={t("title")} description={t("description")}>
        <MemberList label={t("title")} members={members} ownUserId={ctx.actor.userId} />
      </SettingsSection>
      <SettingsSection title={t("invite.title")} description={t("invite.description")}>
        <InviteForm />
      </SettingsSection>
      <SettingsSection title={t("pending.title")}>
        <InvitationList invitations={invitations} />
      </SettingsSection>
    </>
  );
}
