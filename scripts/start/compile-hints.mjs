import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** From this size on Chromium compiles a script while it arrives, beside the page's own work. */
const STREAMED_BYTES = 30_000;
/** Chromium 136 and later; a comment to the others. https://v8.dev/blog/explicit-compile-hints */
const HINT = "//# allFunctionsCalledOnLoad\n";

/**
 * Has the browser compile the functions of large scripts while these arrive. Without it each one is compiled when it is first called, in the
 * midst of the first drawing: most of what a page's first task takes.
 * @param {string} distDir Next's output folder
 */
export async function hintChunks(distDir) {
  const folder = join(distDir, "static", "chunks");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  await Promise.all(names.map((name) => hint(join(folder, name))));
}

/** @param {string} file */
async function hint(file) {
  if ((await stat(file)).size < STREAMED_BYTES) return;
  const script = await readFile(file, "utf8");
  if (!script.startsWith(HINT)) await writeFile(file, HINT + script);
}
