import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import id from "@/messages/id.json";
import zh from "@/messages/zh-CN.json";
import { CERTIFICATE_PROBLEMS, certificateProblem } from "./certificate-problem";

describe("certificateProblem", () => {
  it("reads every reason and nothing else out of a URL", () => {
    for (const problem of CERTIFICATE_PROBLEMS) expect(certificateProblem(problem)).toBe(problem);
    for (const text of [null, undefined, "", "toString", "<script>", "LINK_EMPTY"])
      expect(certificateProblem(text)).toBeNull();
  });

  it("has words for every reason in every language, and none without a reason", () => {
    for (const messages of [en, id, zh]) {
      expect(Object.keys(messages.certificate.problem).sort()).toEqual([...CERTIFICATE_PROBLEMS].sort());
    }
  });
});
