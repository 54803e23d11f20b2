import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Installs Debian packages without a question, where that is possible: on Debian, as root. Answers whether it worked.
 * @param {readonly string[]} packages
 * @param {(line: string) => void} say
 */
export function installByApt(packages, say) {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version") || !existsSync("/usr/bin/apt-get")) return false;
  say(`Installing ${packages.join(" ")} with apt…`);
  const install = () => apt(["install", "-y", "--no-install-recommends", ...packages]);
  // A machine that has not looked at the package lists for long, or never, has to do that first.
  return install() || (apt(["update"]) && install());
}

/** @param {readonly string[]} words */
function apt(words) {
  const options = ["-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"];
  const { status } = spawnSync("apt-get", [...options, ...words], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}
