"use client";
import { useTranslations } from "next-intl";
import { memo, useEffect, useEffectEvent, useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { cleanSearch, SEARCH_MAX_LENGTH } from "@/lib/domain/search-text";

const PAUSE_MILLIS = 250;

type SearchFieldProps = { readonly search: string; readonly onSearch: (search: string) => void };

/**
 * The search. What is typed belongs to the person: it is sent after a pause, and its echo in the URL never takes it back. Only a search from
 * elsewhere (back, forward, "Clear filters") replaces the text.
 */
export const SearchField = memo(function SearchField({ search, onSearch }: SearchFieldProps) {
  const t = useTranslations("instances");
  const [text, setText] = useState(search);
  const [draft, setDraft] = useState<string | null>(null);
  const [known, setKnown] = useState(search);
  const [awaited, setAwaited] = useState<readonly string[]>([]);
  if (known !== search) {
    setKnown(search);
    const echo = awaited.indexOf(search);
    setAwaited(echo === -1 ? [] : awaited.slice(echo + 1));
    if (echo === -1) {
      setText(search);
      setDraft(null);
    }
  }
  const send = useEffectEvent((value: string) => {
    setDraft(null);
    const wanted = cleanSearch(value);
    if (wanted === search) return;
    setAwaited((before) => [...before, wanted]);
    onSearch(wanted);
  });
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => send(draft), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [draft]);
  return (
    <TextField
      type="search"
      label={t("search")}
      labelHidden
      placeholder={t("searchHint")}
      autoComplete="off"
      spellCheck={false}
      hint={text.length > SEARCH_MAX_LENGTH && t("leftOut.search", { max: SEARCH_MAX_LENGTH })}
      value={text}
      className="min-w-0 grow basis-full sm:max-w-80 sm:basis-56"
      onChange={({ target }) => {
        setText(target.value);
        setDraft(target.value);
      }}
    />
  );
});
