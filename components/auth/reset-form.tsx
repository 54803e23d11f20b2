"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { claimReset } from "@/lib/actions/members";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { afterClaim } from "./after-claim";
import { FormFailure } from "./form-failure";
import { NewPasswordField } from "./new-password-field";
import { useCheckedForm } from "./use-checked-form";
import { useFieldChecks } from "./use-field-checks";

/** A member who was given a reset link chooses a new password. */
export function ResetForm({ token, email }: { readonly token: string; readonly email: string }) {
  const t = useTranslations("auth");
  const check = useFieldChecks();
  const { mutateAsync, isPending, isSuccess, error } = useActionMutation(claimReset, { onSuccess: afterClaim });
  const { formProps, errors } = useCheckedForm({ password: check.newPassword }, (read) =>
    mutateAsync({ token, password: read("password") }).catch(() => undefined),
  );
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <FormFailure error={error} />
      <TextField label={t("field.email")} name="email" type="email" autoComplete="username" readOnly value={email} />
      <NewPasswordField label={t("field.newPassword")} name="password" error={errors.password} />
      <Button type="submit" variant="primary" pending={isPending || isSuccess}>
        {t("reset.submit")}
      </Button>
    </form>
  );
}
