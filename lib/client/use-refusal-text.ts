"use client";
import { useTranslations } from "next-intl";
import { SKIP_REASONS } from "@/lib/domain/change-item";
import type { ActionError } from "./action-error";

/** The words for what an action refused; an ineligible instance is told why in particular. */
export function useRefusalText(): (error: Pick<ActionError, "code" | "params">) => string {
  const t = useTranslations("refusal");
  const reasons = useTranslations("state.skip");
  return ({ code, params }) => {
    if (code === "unexpected") return t("unexpected", { id: params.id ?? "?" });
    const reason = code === "ineligible" ? SKIP_REASONS.find((known) => known === params.reason) : undefined;
    return reason ? reasons(reason) : t(code);
  };
}
