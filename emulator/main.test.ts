import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

function run(...flags: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ["--import", "jiti/register", "emulator/main.ts", ...flags], { cwd: ROOT });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function listening(child: ChildProcessWithoutNullStreams): Promise<string> {
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const url = /^emulator listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(String(line))?.[1];
  if (url === undefined) throw new Error(`Unexpected first line: ${String(line)}`);
  return url;
}

const instances = async (url: string) => (await fetch(`${url}/__emulator/instances`, { method: "POST" })).json();

it("serves on a free port, says where, and stops on SIGTERM with 0", async () => {
  const child = run("--port", "0", "--seed", "7");
  expect(await instances(await listening(child))).toHaveLength(7);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("lets a few nodes of the small seed listen for a demo, and lists them where they are", async () => {
  const all = await instances(await listening(run("--demo-nodes")));
  const here = all.filter(({ vip }: { vip: string }) => vip === "127.0.0.1");
  expect(here).toHaveLength(8);
  expect(new Set(here.map(({ vport }: { vport: number }) => vport)).size).toBe(8);
});

it("ends when its parent lets go of it", async () => {
  const child = run("--seed", "empty", "--exit-with-parent");
  await listening(child);
  child.stdin.end();
  expect(await once(child, "exit")).toEqual([0, null]);
});

it.each([
  [["--seed", "huge"], "The seed must be small, fleet, empty or a number"],
  [["--port", "many"], "--port must be a whole number"],
  [["--colour", "red"], "--colour"],
])("%j is one message and exit 1", async (flags, message) => {
  const child = run(...flags);
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  expect(await once(child, "close")).toEqual([1, null]);
  expect(errors).toMatch(/^emulator: .*\n$/);
  expect(errors).toContain(message);
});
