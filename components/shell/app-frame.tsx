import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { RouteLink } from "@/components/ui/route-link";
import type { Fleet } from "@/lib/client/fleet-query";
import { BannerLine } from "./banner-line";
import { Keyboard } from "./keyboard";
import { MainNav } from "./main-nav";
import { PermissionBanner } from "./permission-banner";
import { type Person, PersonMenu } from "./person-menu";
import { SoloBanner } from "./solo-banner";
import { SyncState } from "./sync-state";
import { TimeZoneCookie } from "./time-zone-cookie";

type AppFrameProps = {
  readonly person: Person;
  readonly fleet: Fleet;
  readonly mode: "live" | "demo" | "degraded";
  readonly children: ReactNode;
};

/** What stands around every signed-in page. */
export async function AppFrame({ person, fleet, mode, children }: AppFrameProps) {
  const t = await getTranslations("shell");
  return (
    <div className="min-h-dvh pb-16 md:pb-0 md:pl-20">
      <a
        href="#content"
        className="sr-only rounded bg-accent-solid text-on-solid focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:px-3 focus:py-2"
      >
        {t("skip")}
      </a>
      <header className="sticky top-0 z-20 flex h-12 items-center gap-4 border-b border-line bg-panel pr-2 pl-4">
        <RouteLink href="/instances" className="truncate rounded-sm font-semibold text-strong">
          {t("product")}
        </RouteLink>
        <div className="ml-auto flex min-w-0 items-center gap-2">
          <SyncState initial={fleet} />
          <Keyboard role={person.role} />
          <PersonMenu person={person} />
        </div>
      </header>
      <MainNav role={person.role} fleet={fleet} />
      <main id="content" tabIndex={-1} className="outline-none">
        {mode !== "live" && <BannerLine tone={mode === "demo" ? "info" : "warning"}>{t(`banner.${mode}`)}</BannerLine>}
        <PermissionBanner initial={fleet} />
        <SoloBanner initial={fleet}>
          <BannerLine tone="warning">{t("banner.solo")}</BannerLine>
        </SoloBanner>
        {children}
      </main>
      <TimeZoneCookie />
    </div>
  );
}
