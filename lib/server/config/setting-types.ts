import "server-only";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { isRegionCode } from "@/lib/domain/region";
import { isLoopback } from "./loopback";
import { timeZoneMinutes } from "./time-zone";

/** The forms that a variable's text may have. Each message says what is expected, never what was there. */

export const text = z.string().min(1);

export function textBetween(from: number, to: number) {
  return z.string().min(from, `expected at least ${from} characters`).max(to, `expected at most ${to} characters`);
}

export function wholeNumber(from: number, to: number) {
  const message = `expected a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((number) => number >= from && number <= to, message);
}

export const yesOrNo = z.enum(["true", "false"], "expected true or false").transform((word) => word === "true");

function list(valid: (item: string) => boolean, message: string) {
  return z
    .string()
    .transform((line) =>
      line
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== ""),
    )
    .refine((items) => items.length > 0 && items.every(valid), message);
}

export const regions = list(
  isRegionCode,
  "expected region codes with commas between, such as ap-singapore,eu-frankfurt",
);

export const networks = list(isNetwork, "expected CIDRs with commas between, such as 10.0.0.0/8,192.0.2.7/32");

/** `*.example.com` stands for any name below, an address or a name for itself. */
export const certificateHosts = list(
  (item) => isIP(item) !== 0 || /^(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(item),
  "expected host names with commas between, such as *.myqcloud.com,files.example.com",
);

export const timeZone = z.string().transform((value, context) => {
  const minutes = timeZoneMinutes(value);
  if (minutes !== null) return minutes;
  context.addIssue({ code: "custom", message: "expected an offset from UTC, such as +08:00" });
  return z.NEVER;
});

export const host = z
  .string()
  .regex(/^[a-z0-9.:-]+$/i, "expected an address or a host name to listen on")
  .refine(
    (name) => !name.includes(":") || isIP(name) === 6,
    "expected an address or a host name to listen on, without a port",
  );

export const databaseUrl = z.string().refine((value) => {
  const url = parsedUrl(value);
  return url !== null && (url.protocol === "postgres:" || url.protocol === "postgresql:");
}, "expected postgres://user:password@host:port/database");

/** The address people type: a scheme, a host, maybe a port. Kept without a slash at the end. */
export const baseUrl = z.string().transform((value, context) => {
  const url = parsedUrl(value);
  const web = url !== null && (url.protocol === "https:" || url.protocol === "http:");
  if (web && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "")
    return url.origin;
  context.addIssue({
    code: "custom",
    message: "expected an address such as https://console.example.com, without a path",
  });
  return z.NEVER;
});

/** `{region}` stands for the region of the call. Plain http is for an endpoint on this machine only: requests carry signatures. */
export const endpoint = z.string().refine((value) => {
  const url = parsedUrl(value.replaceAll("{region}", "region"));
  if (url === null || url.username !== "" || url.password !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}, "expected https://host, which may hold {region}; http:// only to this machine");

function parsedUrl(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null;
}

function isNetwork(item: string): boolean {
  return ipaddr.isValidCIDR(item);
}
