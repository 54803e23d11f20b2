"use client";
import { useTranslations } from "next-intl";
import { EXPIRY_FILTERS } from "@/lib/domain/certificate-expiry";
import { CHANGE_FILTERS, type FilterName, STATUS_FILTERS, TYPE_FILTERS } from "@/lib/domain/filter-values";
import { oneOf } from "@/lib/domain/search-params";
import { SSL_STATES } from "@/lib/domain/ssl-state";
import { useRegionName } from "./use-region-name";

/** A filter's value in words: "Jakarta" for ap-jakarta; versions, tags and projects are what they are. */
export function useValueWords(): (name: FilterName, value: string) => string {
  const t = useTranslations("instances");
  const state = useTranslations("state");
  const regionName = useRegionName();
  return (name, value) => {
    switch (name) {
      case "region":
        return regionName(value);
      case "ssl": {
        const ssl = oneOf(SSL_STATES, value);
        return ssl ? state(`ssl.${ssl}`) : value;
      }
      case "expiry": {
        const expiry = oneOf(EXPIRY_FILTERS, value);
        return expiry ? t(`expires.${expiry}`) : value;
      }
      case "status": {
        const status = oneOf(STATUS_FILTERS, value);
        if (status === "missing") return t("notListed");
        return status ? state(`status.${status}`) : value;
      }
      case "type": {
        const type = oneOf(TYPE_FILTERS, value);
        return type ? t(`kind.${type}`) : value;
      }
      case "change": {
        const change = oneOf(CHANGE_FILTERS, value);
        return change ? t(`changeState.${change}`) : value;
      }
      default:
        return value;
    }
  };
}
