import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthPanel } from "@/components/auth/auth-panel";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Alert } from "@/components/ui/alert";
import { nextPath } from "@/lib/domain/next-path";
import type { RawParams } from "@/lib/domain/search-params";
import { readSession } from "@/lib/server/auth/read-session";
import { hasMembers } from "@/lib/server/members/has-members";
import { getApp } from "@/lib/server/registry";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<RawParams> }) {
  const next = nextPath((await searchParams).next);
  const app = getApp();
  if (await readSession(app, new Headers(await headers()))) redirect(next);
  const [t, ready] = await Promise.all([getTranslations("auth.signIn"), hasMembers(app.store.db)]);
  return (
    <AuthPanel title={t("title")}>
      {!ready && (
        <Alert tone="info" role="note" title={t("noMembers")}>
          <p>{t("noMembersNext")}</p>
        </Alert>
      )}
      <SignInForm next={next} />
    </AuthPanel>
  );
}
