"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { join } from "@/lib/actions/members";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { afterClaim } from "./after-claim";
import { FormFailure } from "./form-failure";
import { NewPasswordField } from "./new-password-field";
import { useCheckedForm } from "./use-checked-form";
import { useFieldChecks } from "./use-field-checks";

/** Whoever was invited chooses a name and a password. */
export function JoinForm({ token, email }: { readonly token: string; readonly email: string }) {
  const t = useTranslations("auth");
  const check = useFieldChecks();
  const { mutateAsync, isPending, isSuccess, error } = useActionMutation(join, { onSuccess: afterClaim });
  const { formProps, errors } = useCheckedForm({ name: check.name, password: check.newPassword }, (read) =>
    mutateAsync({ token, name: read("name"), password: read("password") }).catch(() => undefined),
  );
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <FormFailure error={error} />
      <TextField label={t("field.email")} name="email" type="email" autoComplete="username" readOnly value={email} />
      <TextField label={t("field.name")} name="name" autoComplete="name" required maxLength={100} error={errors.name} />
      <NewPasswordField label={t("field.password")} name="password" error={errors.password} />
      <Button type="submit" variant="primary" pending={isPending || isSuccess}>
        {t("join.submit")}
      </Button>
    </form>
  );
}
