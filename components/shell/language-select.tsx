"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { NativeSelect } from "@/components/ui/native-select";
import type { chooseLocale } from "@/lib/actions/account";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { isLocale, LOCALES, type Locale } from "@/lib/domain/locale";

/** Each language in its own words, so that a reader finds theirs whatever is shown. */
const OWN_NAMES: Record<Locale, string> = { en: "English", "zh-CN": "简体中文", id: "Bahasa Indonesia" };

/** The language, kept by the action that is passed: for this member wherever they sign in next, or for this browser. The page follows at once. */
export function LanguageSelect({ choose: action }: { readonly choose: typeof chooseLocale }) {
  const t = useTranslations("shell.person");
  const locale = useLocale();
  const router = useRouter();
  const choose = useActionMutation(action, { onSettled: () => router.refresh() });
  return (
    <NativeSelect
      label={t("language")}
      value={choose.isPending ? choose.variables.locale : locale}
      onChange={({ target }) => {
        if (isLocale(target.value)) choose.mutate({ locale: target.value });
      }}
    >
      {LOCALES.map((one) => (
        <option key={one} value={one} lang={one}>
          {OWN_NAMES[one]}
        </option>
      ))}
    </NativeSelect>
  );
}
