import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => ({ name, text: readFileSync(`${folder}${name}`, "utf8") }));

/** Every export of a "use server" file can be called over the network by anybody: each must go through a client that asks who. */
function exportsWithoutGate(text: string): string[] {
  const gated =
    /^export const (\w+) = (?:memberAction|publicAction)\s*\.metadata\(\{\s*name: "[\w.-]+",\s*permission: "[\w.-]+"\s*,?\s*\}\)/;
  return text
    .split(/^(?=export )/m)
    .slice(1)
    .filter((part) => !gated.test(part))
    .map((part) => part.split("\n", 1)[0] ?? "");
}

describe("lib/actions", () => {
  const serverFiles = files.filter(({ text }) => /^["']use server["']/m.test(text));

  it("has files of actions to look at", () => {
    expect(serverFiles.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["account.ts", "members.ts", "session.ts"]),
    );
  });

  it.each(serverFiles)("$name exports nothing but actions with a declared permission", ({ text }) => {
    expect(exportsWithoutGate(text)).toEqual([]);
  });

  it.each(files.filter((file) => !serverFiles.includes(file)))(
    "$name is reachable from the server only",
    ({ text }) => {
      expect(text).not.toMatch(/["']use server["']/);
    },
  );

  it("would notice an ungated export", () => {
    const hole =
      '"use server";\nexport async function hole() {}\nexport const other = memberAction.action(async () => null);\n';
    expect(exportsWithoutGate(hole)).toEqual([
      "export async function hole() {}",
      "export const other = memberAction.action(async () => null);",
    ]);
  });
});
