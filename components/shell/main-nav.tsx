"use client";
import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Icon, type IconName } from "@/components/ui/icon";
import { RouteLink } from "@/components/ui/route-link";
import { type Fleet, fleetQuery } from "@/lib/client/fleet-query";
import { can, type Permission, type Role } from "@/lib/domain/permission";

const PLACES = [
  { href: "/instances", word: "instances", icon: "servers", permission: "instance.read" },
  { href: "/changes", word: "changes", icon: "clock", permission: "change.read" },
  { href: "/rotations", word: "rotations", icon: "rotate", permission: "rotation.read" },
  { href: "/audit", word: "audit", icon: "page", permission: "audit.read" },
  { href: "/settings", word: "settings", icon: "sliders", permission: "own-account.manage" },
] as const satisfies readonly { href: string; word: string; icon: IconName; permission: Permission }[];

/** The way between the console's parts: a rail on the left, a bar at the bottom of a phone. */
export function MainNav({ role, fleet }: { readonly role: Role; readonly fleet: Fleet }) {
  const t = useTranslations("shell.nav");
  const waiting = useQuery(fleetQuery(fleet, usePathname() !== "/instances")).data.approvals.waiting;
  const path = usePathname();
  return (
    <nav
      aria-label={t("label")}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] md:inset-x-auto md:inset-y-0 md:left-0 md:w-20 md:border-t-0 md:border-r md:pt-14"
    >
      <ul className="flex justify-around md:flex-col md:gap-1 md:px-1">
        {PLACES.filter(({ permission }) => can(role, permission)).map(({ href, word, icon }) => {
          const here = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href} className="min-w-0 flex-1 md:flex-none">
              <RouteLink
                href={href}
                aria-current={here ? "page" : undefined}
                className={clsx(
                  "flex flex-col items-center gap-1 rounded px-0.5 py-2 text-xs",
                  here ? "bg-accent-soft font-medium text-accent" : "text-muted hover:bg-raised hover:text-strong",
                )}
              >
                <span className="relative">
                  <Icon name={icon} className="size-5" />
                  {href === "/changes" && waiting > 0 && (
                    <span aria-hidden="true" className="absolute -top-1 left-full -ml-1.5 bg-panel">
                      <Badge tone="info">{waiting}</Badge>
                    </span>
                  )}
                </span>
                <span className="max-w-full truncate">{t(word)}</span>
                {href === "/changes" && waiting > 0 && (
                  <span className="sr-only">{t("waiting", { count: waiting })}</span>
                )}
              </RouteLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
