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
        // A link of the router would come a second time with every first load.
        // oxlint-disable-next-line nextjs/no-html-link-for-pages
        <a href="/instances" className={buttonClass({ variant: "primary" })}>
          {t("backToInstances")}
        </a>
      }
    >
      <p>{t("notFound.body")}</p>
    </FullPageMessage>
  );
}
