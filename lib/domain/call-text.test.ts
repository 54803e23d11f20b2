import { execFileSync } from "node:child_process";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { CALL_TOOLS, callText, tccliText } from "./call-text";
import { type CloudCall, callParameters } from "./cloud-call";

const place = { region: "ap-jakarta", instanceId: "cmgo-1a2b3c4d" };
const endpoint = { protocol: "https://", host: "mongodb.intl.tencentcloudapi.com" };
const CALLS: readonly CloudCall[] = [
  { action: "DescribeDBInstances", region: place.region },
  { action: "DescribeDBInstanceURL", ...place },
  { action: "DescribeInstanceSSL", ...place, enabled: true },
  { action: "InstanceEnableSSL", ...place, target: "disabled" },
];

/** What a shell makes of a line: the program and its arguments. */
function wordsOf(line: string): string[] {
  const out = execFileSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" });
  return out.split("\0").slice(0, -1);
}

describe("a call for another tool", () => {
  it.each(CALLS)("is a well-formed line of tccli: $action", (call) => {
    const words = wordsOf(callText("tccli", call, endpoint) ?? "");
    expect(words.slice(0, 8)).toEqual([
      ...["tccli", "mongodb", call.action, "--cli-unfold-argument"],
      ...["--region", "ap-jakarta", "--endpoint", "mongodb.intl.tencentcloudapi.com"],
    ]);
    expect(words.slice(8)).toEqual(
      Object.entries(callParameters(call)).flatMap(([name, value]) => [`--${name}`, String(value)]),
    );
  });

  it("never lets a value leave its word of the shell", () => {
    // Without NUL, which no argument can hold.
    const value = fc.string({ unit: "binary-ascii", minLength: 1 }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(value, (instanceId) => {
        const line = tccliText({ action: "DescribeDBInstanceURL", region: "ap-jakarta", instanceId }, null);
        expect(wordsOf(line).at(-1)).toBe(instanceId);
      }),
      { numRuns: 30, examples: [["$(id)"], ["'; id #"], ["a b"], ["`id`"]] },
    );
  });

  it.each(CALLS)("is a module that parses, for Node.js: $action", (call) => {
    const { diagnostics } = ts.transpileModule(callText("node", call, endpoint) ?? "", {
      reportDiagnostics: true,
      fileName: "call.mts",
      compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
    });
    expect(diagnostics).toEqual([]);
  });

  it("says in Terraform what SSL is to be, or what it is, and nothing where that is not known", () => {
    const text = (call: CloudCall) => callText("terraform", call, endpoint);
    expect(text({ action: "InstanceEnableSSL", ...place, target: "enabled" })).toContain("enable      = true");
    expect(text({ action: "InstanceEnableSSL", ...place, target: "disabled" })).toContain("enable      = false");
    const read = text({ action: "DescribeInstanceSSL", ...place, enabled: false });
    expect(read).toContain("enable      = false");
    expect(read).toContain('id = "cmgo-1a2b3c4d"');
    expect(text({ action: "DescribeInstanceSSL", ...place, enabled: null })).toBeNull();
    const odd = text({ action: "DescribeDBInstanceURL", region: "ap-jakarta", instanceId: `a"$\{file(1)}` });
    expect(odd).toContain(`instance_id = "a\\"$$\{file(1)}"`);
    expect(odd).toMatch(/"tencentcloud_mongodb_instance_urls" "a[\w-]+" \{/);
  });

  it("holds the region, and no secret", () => {
    for (const call of CALLS) {
      for (const tool of CALL_TOOLS) {
        const text = callText(tool, call, endpoint) ?? "";
        expect(text).toContain("ap-jakarta");
        expect(text).not.toMatch(/secret(Id|Key): "|secret_(id|key) *=|AKID/);
      }
    }
  });
});
