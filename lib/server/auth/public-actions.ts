import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** The exports of lib/actions that a person without a session may call: each is a way to get one, or the language of the sign-in page. */
const PUBLIC_EXPORTS = ["signIn", "claimSetup", "join", "claimReset", "chooseLocaleOfBrowser"];

const manifest = z.object({ node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })) });

let ids: ReadonlySet<string> | null = null;

/**
 * Whether a `next-action` id is one of the public actions, by the list of ids that the build wrote. The path alone would not do: Next hands an
 * action to whatever page holds it, and a page's bundle holds every action of a file that it takes one from.
 */
export function isPublicAction(id: string | null): boolean {
  ids ??= publicIds(
    readFileSync(
      join(/* turbopackIgnore: true */ process.cwd(), ".next/server/server-reference-manifest.json"),
      "utf8",
    ),
  );
  return id !== null && ids.has(id);
}

/** Throws on a manifest it can't read: better no sign-in than a gate that stands open. */
export function publicIds(json: string): ReadonlySet<string> {
  const { node } = manifest.parse(JSON.parse(json));
  const isPublic = ({ filename, exportedName }: { filename: string; exportedName: string }) =>
    filename.startsWith("lib/actions/") && PUBLIC_EXPORTS.includes(exportedName);
  return new Set(
    Object.entries(node)
      .filter(([, action]) => isPublic(action))
      .map(([id]) => id),
  );
}
