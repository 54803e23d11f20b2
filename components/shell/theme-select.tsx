"use client";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { NativeSelect } from "@/components/ui/native-select";
import { setCookie } from "@/lib/client/set-cookie";
import { isTheme, THEME_COOKIE } from "@/lib/client/theme";

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

const current = () => document.documentElement.dataset.theme ?? "";

/** Light, dark, or as the system has it; the choice stands on <html> and in a cookie, nowhere else. */
export function ThemeSelect() {
  const t = useTranslations("shell");
  const theme = useSyncExternalStore(subscribe, current, () => "");
  return (
    <NativeSelect
      label={t("person.theme")}
      value={theme}
      onChange={({ target }) => {
        setCookie(THEME_COOKIE, target.value);
        if (isTheme(target.value)) document.documentElement.dataset.theme = target.value;
        else delete document.documentElement.dataset.theme;
      }}
    >
      <option value="">{t("theme.system")}</option>
      <option value="light">{t("theme.light")}</option>
      <option value="dark">{t("theme.dark")}</option>
    </NativeSelect>
  );
}
