"use client";
import { useTranslations } from "next-intl";
import { ROLES } from "@/lib/domain/permission";

/** The roles as options of a select. */
export function RoleOptions() {
  const t = useTranslations("shell.role");
  return ROLES.map((role) => (
    <option key={role} value={role}>
      {t(role)}
    </option>
  ));
}
