import { existsSync, mkdirSync, writeFileSync } from "node:fs";

/** What `next build` writes for the type checker; a fresh checkout has none yet. It is made, not kept, so git does not know it. */
export function prepareTypes() {
  mkdirSync(".cache", { recursive: true });
  if (existsSync("next-env.d.ts")) return;
  writeFileSync("next-env.d.ts", '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n');
}
