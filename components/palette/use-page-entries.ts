"use client";
import { useTranslations } from "next-intl";
import { can, type Permission, type Role } from "@/lib/domain/permission";
import { mentions, type PaletteEntry, type PaletteGroup } from "./palette-entry";

const PAGES = [
  { word: "instances", href: "/instances", permission: "instance.read" },
  { word: "changes", href: "/changes", permission: "change.read" },
  { word: "rotations", href: "/rotations", permission: "rotation.read" },
  { word: "audit", href: "/audit", permission: "audit.read" },
  { word: "settings", href: "/settings", permission: "own-account.manage" },
  { word: "people", href: "/settings/people", permission: "member.read" },
  { word: "approvals", href: "/settings/approvals", permission: "policy.manage" },
  { word: "sync", href: "/settings/sync", permission: "sync.manage" },
  { word: "permissions", href: "/settings/permissions", permission: "permission.check" },
  { word: "errors", href: "/help/errors", permission: "instance.read" },
] as const satisfies readonly { word: string; href: string; permission: Permission }[];

/** The pages that the reader may see, and the list of keys. */
export function usePageEntries(sought: string, role: Role, onKeys: () => void): PaletteGroup {
  const t = useTranslations("keyboard.palette");
  const pages = PAGES.filter(({ permission }) => can(role, permission)).map(({ word, href }) => ({
    id: word,
    label: t(`page.${word}`),
    // Also sought in: who types "budget" doesn't know what the page is called.
    detail: t(`about.${word}`),
    href,
  }));
  const all: PaletteEntry[] = [...pages, { id: "keys", label: t("page.keys"), run: onKeys }];
  const entries = all.filter(({ label, detail = "" }) => mentions(sought, label, detail));
  return { id: "pages", state: "read", entries };
}
