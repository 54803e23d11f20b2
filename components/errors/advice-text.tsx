"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { AdviceKey } from "@/lib/domain/api-error";

type AdviceTextProps = {
  readonly advice: AdviceKey;
  /** The code shown beside it, which leads to the dictionary itself; without one the advice does. */
  readonly code: string | null;
};

/** What to do about an error. */
export function AdviceText({ advice, code }: AdviceTextProps) {
  const t = useTranslations("advice");
  const words = useTranslations("common");
  if (code !== null) return t(advice);
  return (
    <>
      {t(advice)}{" "}
      <TextLink href={`/help/errors#${advice}`} prefetch={false} className="text-sm">
        {words("whatItMeans")}
      </TextLink>
    </>
  );
}
