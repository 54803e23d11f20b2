"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { PASSWORD_MIN_CHARACTERS } from "@/lib/domain/password-length";

type NewPasswordFieldProps = {
  readonly label: string;
  readonly name: string;
  readonly error: string | undefined;
};

/** A password being chosen: typed once, shown on demand, pasted at will. */
export function NewPasswordField({ label, name, error }: NewPasswordFieldProps) {
  const t = useTranslations("auth.field");
  const [shown, setShown] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={label}
        name={name}
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        required
        hint={t("passwordHint", { minimum: PASSWORD_MIN_CHARACTERS })}
        error={error}
      />
      <Checkbox
        label={t("show")}
        checked={shown}
        onChange={(event) => setShown(event.currentTarget.checked)}
        className="text-sm"
      />
    </div>
  );
}
