"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { signIn } from "@/lib/actions/session";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { FormFailure } from "./form-failure";
import { useCheckedForm } from "./use-checked-form";
import { useFieldChecks } from "./use-field-checks";

/** Email and password; then on to `next`, a path of this console. */
export function SignInForm({ next }: { readonly next: string }) {
  const t = useTranslations("auth");
  const check = useFieldChecks();
  // A whole new page: nothing of an earlier person stays in the browser's memory.
  const { mutateAsync, isPending, isSuccess, error } = useActionMutation(signIn, {
    onSuccess: () => window.location.assign(next),
  });
  const { formProps, errors } = useCheckedForm({ email: check.email, password: check.password }, (read) =>
    mutateAsync({ email: read("email"), password: read("password") }).catch(() => undefined),
  );
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <FormFailure error={error} />
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
      <TextField
        label={t("field.password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={errors.password}
      />
      <Button type="submit" variant="primary" pending={isPending || isSuccess}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
