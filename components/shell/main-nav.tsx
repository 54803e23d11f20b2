import { getTranslations } from "next-intl/server";
import { LineDrawing } from "@/components/ui/line-drawing";
import type { Fleet } from "@/lib/client/fleet-query";
import { can, type Permission, type Role } from "@/lib/domain/permission";
import { NavLink } from "./nav-link";
import { WaitingChanges } from "./waiting-changes";

/** Signs that nothing else shows are drawn here: on the server, they weigh nothing in the browser. */
const PLACES = [
  {
    href: "/instances",
    word: "instances",
    lines: "M4 4h16v6H4zM4 14h16v6H4zM8 7h.01M8 17h.01",
    permission: "instance.read",
  },
  {
    href: "/changes",
    word: "changes",
    lines: "M12 7v5l3.5 2M4.7 8A8.3 8.3 0 1 1 3.7 12M4 3.5V8h4.5",
    permission: "change.read",
  },
  {
    href: "/rotations",
    word: "rotations",
    lines: "M20 12a8 8 0 1 1-2.6-5.9L21 9m0-6v6h-6",
    permission: "rotation.read",
  },
  {
    href: "/audit",
    word: "audit",
    lines: "M6 3h12v18H6zM9 8h6m-6 4h6m-6 4h4",
    permission: "audit.read",
  },
  {
    href: "/settings",
    word: "settings",
    lines: "M4 7h9m4 0h3m-5-2.5v5M4 17h3m4 0h9M9 14.5v5",
    permission: "own-account.manage",
  },
] as const satisfies readonly { href: string; word: string; lines: string; permission: Permission }[];

/** The way between the console's parts: a rail on the left, a bar at the bottom of a phone. */
export async function MainNav({ role, fleet }: { readonly role: Role; readonly fleet: Fleet }) {
  const t = await getTranslations("shell.nav");
  return (
    <nav
      aria-label={t("label")}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] md:inset-x-auto md:inset-y-0 md:left-0 md:w-20 md:border-t-0 md:border-r md:pt-14"
    >
      <ul className="flex justify-around md:flex-col md:gap-1 md:px-1">
        {PLACES.filter(({ permission }) => can(role, permission)).map(({ href, word, lines }) => (
          <li key={href} className="min-w-0 flex-1 md:flex-none">
            <NavLink href={href}>
              <span className="relative">
                <LineDrawing lines={lines} className="size-5" />
                {href === "/changes" && <WaitingChanges initial={fleet} />}
              </span>
              <span className="max-w-full truncate">{t(word)}</span>
              {href === "/changes" && <WaitingChanges initial={fleet} inWords />}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
