import { clsx } from "clsx";
import type { ReactNode } from "react";

/** One line under the top bar for what concerns every page. */
export function BannerLine({ tone, children }: { readonly tone: "info" | "warning"; readonly children: ReactNode }) {
  return (
    <p
      className={clsx(
        "border-b px-4 py-1.5 text-sm text-body",
        tone === "info" ? "border-info-line bg-info-soft" : "border-warning-line bg-warning-soft",
      )}
    >
      {children}
    </p>
  );
}
