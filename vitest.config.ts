import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

const UNIT = ["lib/domain", "lib/client", "components", "scripts"];
const SERVER = ["lib/server", "lib/actions", "app", "emulator"];

/** Parts of the server that know no store: what is seen of them on SQLite holds. */
const STORELESS = [
  ...["cloud", "config", "log", "certificates/formats"].map((part) => `lib/server/${part}/**`),
  "lib/server/certificates/{address-rules,certificate-response,decode-certificate,fetch-link}.test.ts",
  "lib/server/certificates/{inspect-certificate,link-rules,signature-algorithm}.test.ts",
  "lib/server/proofs/{node-address-rules,probe-node}.test.ts",
];
/** Some are about PostgreSQL alone: they run when the suite runs on it. */
const OF_OTHER_STORE = process.env.TEST_DATABASE_URL ? STORELESS : ["**/*.postgres.test.ts"];

const testsIn = (folders: readonly string[]) => folders.map((folder) => `${folder}/**/*.test.ts`);

/** Tests that put something in a module's place. Where files share their modules it could be loaded already, and would stay for the next file. */
function replacingIn(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
    )
    .filter((name) => name.endsWith(".test.ts"))
    .filter((name) => /\bvi\.(?:mock|doMock|resetModules)\(/.test(readFileSync(join(root, name), "utf8")));
}

export default defineConfig({
  resolve: {
    alias: [
      { find: "server-only", replacement: `${root}node_modules/server-only/empty.js` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Files share a process. One for each would load the same modules two hundred times: two thirds of the unit tests' time, half of the server's.
    isolate: false,
    projects: [
      { extends: true, test: { name: "unit", include: testsIn(UNIT), exclude: replacingIn(UNIT) } },
      { extends: true, test: { name: "unit apart", include: replacingIn(UNIT), isolate: true } },
      {
        extends: true,
        test: {
          name: "server",
          globalSetup: "lib/server/testing/make-store-template.ts",
          include: testsIn(SERVER),
          exclude: [...OF_OTHER_STORE, ...replacingIn(SERVER)],
        },
      },
      {
        extends: true,
        test: {
          name: "server apart",
          globalSetup: "lib/server/testing/make-store-template.ts",
          include: replacingIn(SERVER),
          exclude: OF_OTHER_STORE,
          isolate: true,
        },
      },
    ],
  },
});
