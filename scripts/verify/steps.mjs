import { vitestStep } from "./vitest-step.mjs";

/**
 * What `npm run verify` looks at, the longest first.
 * @returns {import("./run-step.mjs").Step[]}
 */
export function verifySteps() {
  return [
    vitestStep("unit tests", ["--project=unit*"]),
    {
      // Its types are those of TypeScript 7, which reads the program once for both: a fifth of what tsc 6 took.
      name: "types, promises and correctness (oxlint)",
      command: ["node_modules/oxlint/bin/oxlint", "--type-aware", "--type-check", "--deny-warnings"],
    },
    {
      name: "format and style (biome)",
      command: [
        "node_modules/@biomejs/biome/bin/biome",
        "check",
        "--error-on-warnings",
        "--diagnostic-level=warn",
        ".",
      ],
    },
    { name: "messages", command: ["scripts/verify/check-messages.mjs"] },
    { name: "layers", command: ["scripts/verify/check-layers.mjs"] },
    { name: "nothing unused (knip)", command: ["node_modules/knip/bin/knip.js", "--no-progress"] },
    { name: "actions", command: ["scripts/verify/check-actions.mjs"] },
    { name: "file sizes", command: ["scripts/verify/check-file-sizes.mjs"] },
    { name: "paths named in the documents", command: ["scripts/verify/check-doc-paths.mjs"] },
  ];
}
