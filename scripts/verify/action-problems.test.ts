import { describe, expect, test } from "vitest";
import { actionProblems, strayUseServer } from "./action-problems.mjs";

const good = `memberAction.metadata({ name: "instance.refresh", permission: "refresh" }).inputSchema(z.object({})).action(async () => null)`;
const problemsOf = (body: string) => actionProblems("lib/actions/x.ts", `"use server";\n${body}`);

describe("an action with its permission", () => {
  test.each([
    ["of a member", `export const refresh = ${good};`],
    [
      "without input",
      `export const leave = memberAction.metadata({ name: "session.sign-out", permission: "account" }).action(async () => null);`,
    ],
    [
      "of anybody",
      `export const enter = publicAction.metadata({ name: "session.sign-in", permission: "public" }).inputSchema(input).action(async () => null);`,
    ],
    ["beside a type", `export type Input = string;\nconst inner = 1;\nexport const refresh = ${good};`],
  ])("passes: %s", (_, body) => {
    expect(problemsOf(body)).toEqual([]);
  });
});

describe("an export past the client is found", () => {
  test.each([
    ["a plain function", "export async function toggle() {}"],
    ["an arrow function", "export const toggle = async () => null;"],
    [
      "another client",
      `export const toggle = otherAction.metadata({ name: "a", permission: "b" }).action(async () => null);`,
    ],
    ["no metadata", "export const toggle = memberAction.inputSchema(x).action(async () => null);"],
    ["no permission", `export const toggle = memberAction.metadata({ name: "a" }).action(async () => null);`],
    [
      "a permission that is computed",
      `export const toggle = memberAction.metadata({ name: "a", permission }).action(async () => null);`,
    ],
    ["a chain without an end", `export const toggle = memberAction.metadata({ name: "a", permission: "b" });`],
    [
      "a member's action for everybody",
      `export const toggle = memberAction.metadata({ name: "a", permission: "public" }).action(async () => null);`,
    ],
    [
      "a public action with a permission",
      `export const toggle = publicAction.metadata({ name: "a", permission: "toggle" }).action(async () => null);`,
    ],
    ["a second one on the line", `export const refresh = ${good}, toggle = async () => null;`],
    ["a list of exports", `const toggle = async () => null;\nexport { toggle };`],
    ["somebody else's exports", `export * from "./other";`],
    ["a default export", "export default async () => null;"],
  ])("%s", (_, body) => {
    expect(problemsOf(body)).toHaveLength(1);
  });
});

test("files without the directive are no addresses", () => {
  expect(actionProblems("lib/actions/input.ts", "export const input = 1;")).toEqual([]);
});

test("the directive is found where it does not belong", () => {
  expect(
    strayUseServer("app/page.tsx", `export default function Page() { async function act() { "use server"; } }`),
  ).toHaveLength(1);
  expect(strayUseServer("components/x.ts", `"use server";`)).toHaveLength(1);
  expect(strayUseServer("lib/actions/x.ts", `"use server";`)).toEqual([]);
  expect(strayUseServer("components/x.ts", "// the word use server in a comment")).toEqual([]);
});
