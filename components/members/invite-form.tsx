"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormFailure } from "@/components/auth/form-failure";
import { useCheckedForm } from "@/components/auth/use-checked-form";
import { useFieldChecks } from "@/components/auth/use-field-checks";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { TextField } from "@/components/ui/text-field";
import { inviteMember } from "@/lib/actions/members";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { isRole } from "@/lib/domain/permission";
import { InvitationLink } from "./invitation-link";
import { RoleOptions } from "./role-options";

/** Makes a one-time link for somebody, and shows it this once. */
export function InviteForm() {
  const t = useTranslations("members.invite");
  const check = useFieldChecks();
  const router = useRouter();
  const { mutateAsync, isPending, data, variables, error } = useActionMutation(inviteMember, {
    onSuccess: () => {
      clear();
      router.refresh();
    },
  });
  const { formProps, errors, clear } = useCheckedForm({ email: check.email }, (read) => {
    const role = read("role");
    return mutateAsync({ email: read("email"), role: isRole(role) ? role : "viewer" }).catch(() => undefined);
  });
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <form {...formProps} className="flex flex-col gap-3">
        <FormFailure error={error} />
        <div className="flex flex-col gap-3 sm:flex-row sm:items-start">
          <TextField
            label={t("email")}
            name="email"
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            error={errors.email}
            className="sm:grow"
          />
          <NativeSelect label={t("role")} name="role" defaultValue="viewer" className="sm:w-40">
            <RoleOptions />
          </NativeSelect>
        </div>
        <p className="text-sm text-muted">{t("roles")}</p>
        <div>
          <Button type="submit" variant="primary" pending={isPending}>
            {t("submit")}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {data && variables && <InvitationLink email={variables.email} url={data.url} expiresAt={data.expiresAt} />}
      </div>
    </div>
  );
}
