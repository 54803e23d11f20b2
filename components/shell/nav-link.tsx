"use client";
import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { RouteLink } from "@/components/ui/route-link";

/** A link of the main navigation; it says whether the reader is there. */
export function NavLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const path = usePathname();
  const here = path === href || path.startsWith(`${href}/`);
  return (
    <RouteLink
      href={href}
      aria-current={here ? "page" : undefined}
      className={clsx(
        "flex flex-col items-center gap-1 rounded px-0.5 py-2 text-xs",
        here ? "bg-accent-soft font-medium text-accent" : "text-muted hover:bg-raised hover:text-strong",
      )}
    >
      {children}
    </RouteLink>
  );
}
