"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { claimSetup } from "@/lib/actions/members";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { afterClaim } from "./after-claim";
import { FormFailure } from "./form-failure";
import { NewPasswordField } from "./new-password-field";
import { useCheckedForm } from "./use-checked-form";
import { useFieldChecks } from "./use-field-checks";

/** The first administrator of a console without members. */
export function SetupForm({ token }: { readonly token: string }) {
  const t = useTranslations("auth");
  const check = useFieldChecks();
  const { mutateAsync, isPending, isSuccess, error } = useActionMutation(claimSetup, { onSuccess: afterClaim });
  const { formProps, errors } = useCheckedForm(
    { name: check.name, email: check.email, password: check.newPassword },
    (read) =>
      mutateAsync({ token, email: read("email"), name: read("name"), password: read("password") }).catch(
        () => undefined,
      ),
  );
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <FormFailure error={error} />
      <TextField label={t("field.name")} name="name" autoComplete="name" required maxLength={100} error={errors.name} />
      <TextField
        label={t("field.email")}
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={errors.email}
      />
      <NewPasswordField label={t("field.password")} name="password" error={errors.password} />
      <Button type="submit" variant="primary" pending={isPending || isSuccess}>
        {t("setup.submit")}
      </Button>
    </form>
  );
}
