"use client";
import { useTranslations } from "next-intl";
import { SKIP_REASONS } from "@/lib/domain/change-item";
import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from "@/lib/domain/password-length";
import type { ActionError } from "./action-error";

/** What the words may name and a gate before the verbs doesn't tell. */
const ASSUMED = {
  id: "–",
  name: "–",
  reason: "",
  minutes: 5,
  minimum: PASSWORD_MIN_CHARACTERS,
  maximum: PASSWORD_MAX_CHARACTERS,
};

/** The words for what an action refused; an ineligible instance is told why in particular. */
export function useRefusalText(): (error: Pick<ActionError, "code" | "params">) => string {
  const t = useTranslations("refusal");
  const reasons = useTranslations("state.skip");
  return ({ code, params }) => {
    const reason = code === "ineligible" ? SKIP_REASONS.find((known) => known === params.reason) : undefined;
    return reason ? reasons(reason) : t(code, { ...ASSUMED, ...params });
  };
}
