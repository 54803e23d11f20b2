"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { setRole } from "@/lib/actions/members";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import type { MemberRow } from "@/lib/domain/member";
import { isRole } from "@/lib/domain/permission";
import { RoleOptions } from "./role-options";

/** A member's role. A choice counts only once it is saved: arrow keys in a select must not make administrators. */
export function RoleForm({ member }: { readonly member: MemberRow }) {
  const t = useTranslations("members.role");
  const router = useRouter();
  const [chosen, setChosen] = useState(member.role);
  const { mutate, isPending, error, reset } = useActionMutation(setRole, { onSettled: () => router.refresh() });
  const changed = chosen !== member.role;
  return (
    <div className="flex flex-col gap-2">
      <form
        className="flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ userId: member.userId, role: chosen });
        }}
      >
        <NativeSelect
          label={t("label", { email: member.email })}
          labelHidden
          value={chosen}
          onChange={({ currentTarget: { value } }) => {
            reset();
            if (isRole(value)) setChosen(value);
          }}
          className="w-40"
        >
          <RoleOptions />
        </NativeSelect>
        {(changed || isPending) && (
          <Button
            type="submit"
            variant="primary"
            pending={isPending}
            aria-label={t("saveNamed", { email: member.email })}
          >
            {t("save")}
          </Button>
        )}
      </form>
      <FormFailure error={error} />
    </div>
  );
}
