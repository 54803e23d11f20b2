import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { AuthPanel } from "./auth-panel";

/** A one-time link that does not work (any more), and where to get another one. */
export function DeadLink({ kind }: { readonly kind: "setup" | "join" }) {
  const t = useTranslations("auth.deadLink");
  return (
    <AuthPanel title={t("title")} description={t(kind)}>
      <p>
        <TextLink href="/sign-in">{t("signIn")}</TextLink>
      </p>
    </AuthPanel>
  );
}
