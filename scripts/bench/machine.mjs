import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";

/** Where the numbers come from; the load tells whether somebody else was busy on it. */
export function machine() {
  const cores = os.cpus();
  return [
    `${cores.length} cores (${cores[0]?.model.trim() ?? "unknown"})`,
    `${Math.round(os.totalmem() / 2 ** 30)} GiB memory`,
    `${osName()}, Linux ${os.release()}`.replace("Linux", os.type()),
    `Node ${process.versions.node}`,
    `commit ${commit()}`,
    `load ${os.loadavg()[0]?.toFixed(1)} at the start`,
  ].join(", ");
}

function osName() {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? os.platform();
  } catch {
    return os.platform();
  }
}

function commit() {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}
