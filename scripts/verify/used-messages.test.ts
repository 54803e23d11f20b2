import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { usedMessages } from "./used-messages.mjs";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "messages-"));
  const intl = join(root, "node_modules/next-intl");
  mkdirSync(intl, { recursive: true });
  writeFileSync(
    join(intl, "index.d.ts"),
    `export interface Translator { (key: string, values?: object): string; rich(key: string): string; markup(key: string): string; raw(key: string): unknown; has(key: string): boolean }
     export function useTranslations<N extends string>(namespace?: N): Translator;
     export function getTranslations(options?: string | { namespace: string }): Promise<Translator>;`,
  );
});
afterAll(() => rmSync(root, { recursive: true }));

function read(body: string) {
  const file = join(root, "page.ts");
  writeFileSync(file, `import { useTranslations, getTranslations } from "next-intl";\n${body}`);
  const program = ts.createProgram([file], {
    strict: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ESNext,
  });
  const { uses, problems } = usedMessages(program, (name) => name === file);
  return { keys: uses.map(({ key }) => key), problems };
}

test.each([
  ["a literal", `const t = useTranslations("audit"); t("title");`, ["audit.title"]],
  ["no namespace", `const t = useTranslations(); t("audit.title");`, ["audit.title"]],
  ["a server component", `const t = await getTranslations({ namespace: "audit" }); t.rich("title");`, ["audit.title"]],
  [
    "two at once",
    `const [a, b] = await Promise.all([getTranslations("x"), getTranslations("y")]); a("1"); b("2");`,
    ["x.1", "y.2"],
  ],
  ["a choice", `const t = useTranslations("a"); t(Date.now() > 1 ? "late" : "early");`, ["a.late", "a.early"]],
  [
    "a union in a template",
    `const t = useTranslations("a"); function f(s: "on" | "off") { t(\`ssl.\${s}\`); }`,
    ["a.ssl.on", "a.ssl.off"],
  ],
  ["a union as the key", `const t = useTranslations("a"); function f(s: "on" | "off") { t(s); }`, ["a.on", "a.off"]],
  ["a parameter", `type T = ReturnType<typeof useTranslations<"a">>; function f(t: T) { t("b"); }`, ["a.b"]],
])("%s", (_, body, keys) => {
  expect(read(body)).toEqual({ keys, problems: [] });
});

test("a key that can be any string is a problem", () => {
  expect(read(`const t = useTranslations("a"); function f(s: string) { t(s); }`)).toEqual({
    keys: [],
    problems: [expect.stringMatching(/page\.ts:2: s is not a fixed set of keys$/)],
  });
});

test("a translator of unknown origin is a problem", () => {
  expect(
    read(`import type { Translator } from "next-intl"; function f(t: Translator) { t("b"); }`).problems,
  ).toHaveLength(1);
});
