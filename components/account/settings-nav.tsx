"use client";
import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { RouteLink } from "@/components/ui/route-link";

/** The pages of the settings. */
export function SettingsNav() {
  const t = useTranslations("settings.nav");
  const pathname = usePathname();
  const pages = [
    { href: "/settings", words: t("account") },
    { href: "/settings/people", words: t("people") },
    { href: "/settings/approvals", words: t("approvals") },
    { href: "/settings/sync", words: t("sync") },
    { href: "/settings/permissions", words: t("permissions") },
  ];
  return (
    <nav aria-label={t("label")} className="flex flex-wrap gap-1 px-3 pb-2">
      {pages.map(({ href, words }) => (
        <RouteLink
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : undefined}
          className={clsx(
            "rounded px-2.5 py-1.5 text-base",
            pathname === href ? "bg-raised font-medium text-strong" : "text-muted hover:bg-raised hover:text-strong",
          )}
        >
          {words}
        </RouteLink>
      ))}
    </nav>
  );
}
