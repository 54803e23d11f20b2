"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormFailure } from "@/components/auth/form-failure";
import { NewPasswordField } from "@/components/auth/new-password-field";
import { useCheckedForm } from "@/components/auth/use-checked-form";
import { useFieldChecks } from "@/components/auth/use-field-checks";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { changePassword } from "@/lib/actions/account";
import { useActionMutation } from "@/lib/client/use-action-mutation";

/** Changes the own password; says so, since the other sessions end with it. */
export function PasswordForm({ email }: { readonly email: string }) {
  const t = useTranslations("settings.password");
  const check = useFieldChecks();
  const router = useRouter();
  const { mutateAsync, isPending, isSuccess, error } = useActionMutation(changePassword, {
    onSuccess: () => {
      clear();
      router.refresh();
    },
  });
  const { formProps, errors, clear } = useCheckedForm(
    { currentPassword: check.password, newPassword: check.newPassword },
    (read) =>
      mutateAsync({ currentPassword: read("currentPassword"), newPassword: read("newPassword") }).catch(
        () => undefined,
      ),
  );
  const wrong = error?.code === "wrong_credentials";
  return (
    <form {...formProps} className="flex max-w-sm flex-col gap-4">
      {/* For password managers, which keep a password with the name that it belongs to. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <FormFailure error={wrong ? null : error} />
      <TextField
        label={t("current")}
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
        error={errors.currentPassword ?? (wrong ? t("wrong") : undefined)}
      />
      <NewPasswordField label={t("new")} name="newPassword" error={errors.newPassword} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" pending={isPending}>
          {t("submit")}
        </Button>
        <output className="text-positive">{isSuccess ? t("done") : ""}</output>
      </div>
    </form>
  );
}
