"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { StatusText } from "@/components/ui/status-text";
import { TextField } from "@/components/ui/text-field";
import { setSyncBudget } from "@/lib/actions/inventory";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import { BUDGET_MAX, BUDGET_MIN, isBudget, type SyncUsage } from "@/lib/domain/sync-budget";

/** How many calls a minute the steady re-check may make. Counts only once it is saved. */
export function BudgetForm({ budget, defaultBudget, quota }: Pick<SyncUsage, "budget" | "defaultBudget" | "quota">) {
  const t = useTranslations("settings.sync");
  const router = useRouter();
  const [text, setText] = useState(String(budget));
  const { mutate, isPending, isSuccess, error, reset } = useActionMutation(setSyncBudget, {
    onSettled: () => router.refresh(),
  });
  const callsPerMinute = /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const wrong = !isBudget(callsPerMinute);
  return (
    <form
      className="flex max-w-2xl flex-col items-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong && !isPending) mutate({ callsPerMinute });
      }}
    >
      <TextField
        label={t("budget")}
        hint={t("budgetHint", { quota, default: defaultBudget })}
        error={wrong ? t("range", { min: BUDGET_MIN, max: BUDGET_MAX }) : undefined}
        inputMode="numeric"
        className="w-full sm:w-96"
        value={text}
        onChange={({ target }) => {
          reset();
          setText(target.value);
        }}
      />
      <FormFailure error={error} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={isPending} aria-disabled={wrong || undefined}>
          {t("save")}
        </Button>
        <StatusText>{isSuccess ? t("saved") : ""}</StatusText>
      </div>
    </form>
  );
}
