import { expect, test } from "vitest";
import { publicIds } from "./public-actions";

const action = (exportedName: string, filename = "lib/actions/session.ts") => ({ filename, exportedName, workers: {} });

test("only the listed exports of lib/actions are public, whatever page holds them", () => {
  const node = {
    a: action("signIn"),
    b: action("signOut"),
    c: action("toggleSsl"),
    d: action("signIn", "app/page.tsx"),
  };
  expect([...publicIds(JSON.stringify({ node, edge: {} }))]).toEqual(["a"]);
});

test("a manifest of another form opens nothing", () => {
  expect(() => publicIds(JSON.stringify({ node: { a: {} } }))).toThrow();
  expect(() => publicIds("{}")).toThrow();
});
