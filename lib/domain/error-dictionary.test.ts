import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import { adviceFor, classOfCode } from "./api-error";
import { ERROR_DICTIONARY, findErrorEntry } from "./error-dictionary";

const listed = new Set(
  [...readFileSync(new URL("../../docs/api-errors.md", import.meta.url), "utf8").matchAll(/^\| .*$/gm)].flatMap(
    ([row]) => [...row.matchAll(/`([A-Za-z.]+)`/g)].map(([, code]) => code ?? ""),
  ),
);
/** The codes of the page of InstanceEnableSSL, here too so that an edit of the document can't lose them. */
const SEED_PAGE = [
  "InternalError",
  "InvalidParameterValue.LockFailed",
  "UnsupportedOperation",
  "UnsupportedOperation.KernelVersionNotSupport",
  "UnsupportedOperation.SecondaryVersionNotSupportAudit",
  "UnsupportedOperation.VersionNotSupport",
];
const own = ERROR_DICTIONARY.flatMap(({ code }) => (code === null || code.endsWith(".*") ? [] : [code]));

describe("the error dictionary", () => {
  it("has an entry for each code of the documented list, and none that is not in it", () => {
    expect(own.toSorted()).toEqual([...listed].toSorted());
    expect(listed.size).toBeGreaterThan(50);
    expect(SEED_PAGE.filter((code) => !listed.has(code))).toEqual([]);
  });

  it("has one entry per anchor, and words for each that are not another entry's advice", () => {
    expect(new Set(ERROR_DICTIONARY.map(({ id }) => id)).size).toBe(ERROR_DICTIONARY.length);
    for (const { meaning, advice, again, group } of ERROR_DICTIONARY) {
      expect(en.errors.meaning[meaning]).toMatch(/\.$/);
      expect(en.advice[advice]).toMatch(/\.$/);
      expect(en.errors.again[again]).toMatch(/\.$/);
      expect(en.errors.groups[group]).not.toBe("");
    }
  });

  it("says of a code what the console does with it", () => {
    for (const code of own) {
      const cls = classOfCode(code);
      expect(findErrorEntry(code)).toMatchObject({ id: code, advice: adviceFor({ class: cls, code }) });
      // Only what is final for the console is said to be hopeless, and what it waits out is never said to be.
      expect([code, findErrorEntry(code).again === "no"]).toEqual([code, cls === "final"]);
    }
    expect(findErrorEntry("InvalidParameterValue.LockFailed").again).toBe("when_free");
    expect(findErrorEntry("RequestLimitExceeded").again).toBe("in_a_minute");
    expect(findErrorEntry("InternalError").again).toBe("reads_only");
    expect(findErrorEntry("lost").again).toBe("reads_only");
    expect(findErrorEntry("not_sent").again).toBe("when_reachable");
  });

  it.each([
    ["UnsupportedOperation.OfTomorrow", "UnsupportedOperation.*"],
    ["InternalError.DbOperationFailed", "InternalError.*"],
    ["UnauthorizedOperation.CamPermissionDenied", "UnauthorizedOperation.*"],
    ["ResourceInUse.Backup", "ResourceInUse"],
    ["ACodeOfTomorrow.Unheard", "other"],
    ["constructor", "other"],
    ["", "other"],
  ])("finds for %s the entry %s", (code, id) => {
    expect(findErrorEntry(code).id).toBe(id);
  });
});
