"use client";
import { useTranslations } from "next-intl";
import { PASSWORD_MIN_CHARACTERS } from "@/lib/domain/password-length";

/** What is wrong with a field, in words, as far as the browser can tell; the server has the last word. */
export function useFieldChecks() {
  const t = useTranslations("auth.field");
  return {
    // The shape only: something, an at sign, something. Whether it is a real address shows when it is used.
    email: (value: string) => (/^\S+@\S+$/.test(value.trim()) ? undefined : t("emailMissing")),
    name: (value: string) => (value.trim() === "" ? t("nameMissing") : undefined),
    password: (value: string) => (value === "" ? t("passwordMissing") : undefined),
    newPassword: (value: string) =>
      Array.from(value).length < PASSWORD_MIN_CHARACTERS
        ? t("passwordShort", { minimum: PASSWORD_MIN_CHARACTERS })
        : undefined,
  };
}
