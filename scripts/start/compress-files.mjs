import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Below this a file fits into one packet, compressed or not. */
const SMALLEST_BYTES = 1_000;

/** By their names in HTTP, the smallest first. Browsers take Brotli from https and from their own machine only. */
export const ENCODINGS = [
  { encoding: "br", ending: ".br", pack: promisify(brotliCompress), options: {} },
  { encoding: "gzip", ending: ".gz", pack: promisify(gzip), options: { level: constants.Z_BEST_COMPRESSION } },
];

/**
 * Writes each script and style sheet of the build once more beside itself, compressed as hard as can be: the server then sends what is there
 * instead of compressing the same bytes for each reader anew (scripts/serve/packed-files.mjs).
 * @param {string} distDir Next's output folder
 */
export async function compressFiles(distDir) {
  const folder = join(distDir, "static");
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:js|css)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const bytes = await readFile(file);
      if (bytes.length < SMALLEST_BYTES) return;
      for (const { ending, pack, options } of ENCODINGS) {
        const packed = await pack(bytes, options);
        if (packed.length < bytes.length) await writeFile(`${file}${ending}`, packed);
      }
    }),
  );
}
