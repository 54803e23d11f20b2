"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { NativeSelect } from "@/components/ui/native-select";
import { StatusText } from "@/components/ui/status-text";
import { TextField } from "@/components/ui/text-field";
import { setApprovalPolicy } from "@/lib/actions/approvals";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import {
  APPROVAL_SCOPES,
  type ApprovalPolicyPage,
  LARGER_THAN_MAX,
  LARGER_THAN_MIN,
} from "@/lib/domain/approval-policy";

/** Which changes need the approval of a second person, and whether the administrator works alone. Counts only once it is saved. */
export function PolicyForm({ policy }: { readonly policy: ApprovalPolicyPage }) {
  const t = useTranslations("settings.approvals");
  const router = useRouter();
  const [scope, setScope] = useState(policy.scope);
  const [size, setSize] = useState(String(policy.largerThan));
  const [solo, setSolo] = useState(policy.solo);
  const { mutate, isPending, isSuccess, error, reset } = useActionMutation(setApprovalPolicy, {
    onSettled: () => router.refresh(),
  });
  const largerThan = /^\d{1,5}$/.test(size.trim()) ? Number(size) : 0;
  const inRange = largerThan >= LARGER_THAN_MIN && largerThan <= LARGER_THAN_MAX;
  const wrong = scope === "large" && !inRange;
  const on = scope !== "off";
  return (
    <form
      className="flex max-w-2xl flex-col items-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong && !isPending)
          mutate({ scope, largerThan: inRange ? largerThan : policy.largerThan, solo: on && policy.alone && solo });
      }}
    >
      <NativeSelect
        label={t("scope")}
        className="w-full sm:w-96"
        value={scope}
        onChange={({ target }) => {
          reset();
          setScope(APPROVAL_SCOPES.find((one) => one === target.value) ?? scope);
        }}
      >
        {APPROVAL_SCOPES.map((one) => (
          <option key={one} value={one}>
            {t(`scopeIs.${one}`)}
          </option>
        ))}
      </NativeSelect>
      {scope === "large" && (
        <TextField
          label={t("largerThan")}
          hint={t("largerThanHint")}
          error={wrong ? t("range", { min: LARGER_THAN_MIN, max: LARGER_THAN_MAX }) : undefined}
          inputMode="numeric"
          className="w-full sm:w-96"
          value={size}
          onChange={({ target }) => {
            reset();
            setSize(target.value);
          }}
        />
      )}
      {on && policy.alone && (
        <div className="flex flex-col gap-1">
          <Checkbox
            label={t("solo")}
            checked={solo}
            onChange={({ target }) => {
              reset();
              setSolo(target.checked);
            }}
          />
          <p className="max-w-prose text-sm text-muted">{t(solo ? "soloOn" : "soloOff")}</p>
        </div>
      )}
      {on && !policy.alone && (
        <p className="max-w-prose text-sm text-muted">{t("deciders", { deciders: policy.deciders })}</p>
      )}
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
