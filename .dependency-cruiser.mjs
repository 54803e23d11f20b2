/**
 * The layers of docs/architecture.md as rules: imports only point down,
 * app -> components -> lib/client -> lib/actions -> lib/server -> lib/domain.
 */
/**
 * @param {string} name
 * @param {string} from
 * @param {string} to
 * @param {string} [comment]
 * @returns {import("dependency-cruiser").IRegularForbiddenRuleType}
 */
const forbid = (name, from, to, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { path: to },
});
const tests = "\\.test\\.tsx?$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    forbid(
      "domain-is-pure",
      "^lib/domain/(?!.*\\.test\\.ts$)",
      "^(app|components|emulator|e2e|scripts|lib/(client|actions|server))/|^node_modules/",
      "the domain imports nothing but itself",
    ),
    forbid("server-points-down", "^lib/server/", "^(app|components|e2e|lib/(client|actions))/"),
    {
      ...forbid("server-code-without-emulator", "^lib/server/", "^emulator/"),
      from: { path: "^lib/server/", pathNot: [tests, "^lib/server/testing/"] },
    },
    forbid("actions-point-down", "^lib/actions/", "^(app|components|emulator|e2e|lib/client)/"),
    forbid("client-not-on-server", "^lib/client/", "^(app|components|emulator|e2e|lib/server)/"),
    forbid("components-not-on-server", "^components/", "^(app|emulator|e2e|lib/server)/"),
    forbid("app-without-emulator", "^app/", "^(emulator|e2e)/"),
    forbid(
      "emulator-stands-alone",
      "^emulator/",
      "^(app|components|lib|e2e)/",
      "it judges lib/, so it shares no code with it",
    ),
    {
      ...forbid("one-importer-of-the-sdk", ".", "tencentcloud-sdk-nodejs"),
      from: { pathNot: "^(lib/server/cloud|scripts/bench)/" },
    },
    { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next/|^node_modules/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
