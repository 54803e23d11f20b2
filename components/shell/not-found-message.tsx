import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { FullPageMessage } from "./full-page-message";

/** For an address, an instance or a change that is not there, or not for this reader. */
export async function NotFoundMessage() {
  const t = await getTranslations("shell");
  return (
    <FullPageMessage
      title={t("notFound.title")}
      actions={
        <Link href="/instances" className={buttonClass({ variant: "primary" })}>
          {t("backToInstances")}
        </Link>
      }
    >
      <p>{t("notFound.body")}</p>
    </FullPageMessage>
  );
}
