"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NativeSelect } from "@/components/ui/native-select";
import { StatusText } from "@/components/ui/status-text";
import { TextField } from "@/components/ui/text-field";
import { ERROR_GROUPS, type ErrorGroup } from "@/lib/domain/error-codes";
import { ERROR_DICTIONARY, findErrorEntry } from "@/lib/domain/error-dictionary";
import { ErrorEntryArticle } from "./error-entry-article";
import { useErrorName } from "./use-error-name";
import { useHash } from "./use-hash";

const SEARCH_MAX_LENGTH = 100;

/** Every error, grouped, searched by code or word. The one that the address names is marked, in view, and has the focus. */
export function ErrorList() {
  const t = useTranslations("errors");
  const name = useErrorName();
  const hash = useHash();
  const [search, setSearch] = useState("");
  const [group, setGroup] = useState<ErrorGroup | null>(null);
  const asked = hash === "" ? null : findErrorEntry(hash);
  const clear = () => {
    setSearch("");
    setGroup(null);
  };
  const [shownHash, setShownHash] = useState(hash);
  // A link to an entry shows it, whatever was searched before.
  if (shownHash !== hash) {
    setShownHash(hash);
    if (hash !== "") clear();
  }
  useEffect(() => {
    if (hash === "") return;
    const element = document.getElementById(findErrorEntry(hash).id);
    element?.scrollIntoView();
    element?.focus({ preventScroll: true });
  }, [hash]);

  const words = search.trim().toLowerCase();
  const found = ERROR_DICTIONARY.filter(
    (entry) =>
      (group === null || entry.group === group) &&
      `${name(entry)} ${t(`meaning.${entry.meaning}`)}`.toLowerCase().includes(words),
  );
  return (
    <>
      <search className="flex flex-wrap items-center gap-2 px-4 pb-3">
        <TextField
          type="search"
          label={t("search")}
          labelHidden
          placeholder={t("searchHint")}
          autoComplete="off"
          spellCheck={false}
          maxLength={SEARCH_MAX_LENGTH}
          value={search}
          className="min-w-0 grow basis-56 sm:max-w-80"
          onChange={({ target }) => setSearch(target.value)}
        />
        <NativeSelect
          label={t("group")}
          labelHidden
          value={group ?? ""}
          onChange={({ target }) => setGroup(ERROR_GROUPS.find((one) => one === target.value) ?? null)}
        >
          <option value="">{t("anyGroup")}</option>
          {ERROR_GROUPS.map((one) => (
            <option key={one} value={one}>
              {t(`groups.${one}`)}
            </option>
          ))}
        </NativeSelect>
        <StatusText className="text-muted">{t("count", { count: found.length })}</StatusText>
      </search>
      {asked && asked.id !== hash && (
        <p className="px-4 pb-3 [overflow-wrap:anywhere]" role="note">
          {asked.id === "other" ? t("unlisted", { code: hash }) : t("family", { code: hash, family: asked.id })}
        </p>
      )}
      {ERROR_GROUPS.map((one) => {
        const entries = found.filter((entry) => entry.group === one);
        return (
          entries.length > 0 && (
            <section key={one} aria-labelledby={`group-${one}`} className="border-t border-line px-1 py-3">
              <h2 id={`group-${one}`} className="mb-1 px-3 text-lg font-semibold text-strong">
                {t(`groups.${one}`)}
              </h2>
              {entries.map((entry) => (
                <ErrorEntryArticle key={entry.id} entry={entry} current={entry === asked} />
              ))}
            </section>
          )
        );
      })}
      {found.length === 0 && (
        <EmptyState title={t("nothing")} actions={<Button onClick={clear}>{t("clear")}</Button>}>
          {t("nothingBody")}
        </EmptyState>
      )}
    </>
  );
}
