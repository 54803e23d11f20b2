import { readFileSync } from "node:fs";
import { projectFiles } from "./project-files.mjs";
import { report } from "./report.mjs";

const MAX_LINES = 300;

const sizes = projectFiles(".", /\.(ts|tsx|mjs|css)$/)
  .filter((file) => file !== "next-env.d.ts")
  .map((file) => ({ file, lines: readFileSync(file, "utf8").trimEnd().split("\n").length }))
  .sort((a, b) => a.lines - b.lines);
const median = sizes[Math.floor(sizes.length / 2)]?.lines ?? 0;
const tooLong = sizes.filter(({ lines }) => lines > MAX_LINES);
report(
  `${sizes.length} files, the median has ${median} lines`,
  tooLong.map(({ file, lines }) => `${file}: ${lines} lines, more than ${MAX_LINES}`),
);
