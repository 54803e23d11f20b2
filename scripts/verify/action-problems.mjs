import ts from "typescript";

/**
 * What is wrong with a file of lib/actions: each value that a "use server" file exports is an address that the network can call, so each
 * has to be `memberAction` or `publicAction` with `.metadata({ name, permission })`, and nothing else may be exported.
 * @param {string} file its path, for the messages
 * @param {string} source
 * @returns {string[]}
 */
export function actionProblems(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  if (!isServerFile(tree)) return [];
  /** @type {string[]} */
  const problems = [];
  for (const statement of tree.statements) {
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) {
      if (!(ts.isExportDeclaration(statement) && statement.isTypeOnly))
        problems.push(`${file}: exports must be named where they are made`);
      continue;
    }
    if (!isExported(statement) || ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement))
      continue;
    if (!ts.isVariableStatement(statement)) {
      problems.push(`${file}: exports something that is not an action: ${firstLine(statement, tree)}`);
      continue;
    }
    for (const { name, initializer } of statement.declarationList.declarations) {
      const problem = initializer ? chainProblem(initializer) : "has no value";
      if (problem) problems.push(`${file}: ${name.getText(tree)} ${problem}`);
    }
  }
  return problems;
}

/**
 * Whether "use server" stands somewhere it would open an address that nobody looks at: in a function, or in a file outside lib/actions.
 * @param {string} file
 * @param {string} source
 */
export function strayUseServer(file, source) {
  if (!source.includes("use server")) return [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  let found = false;
  /** @param {import("typescript").Node} node */
  const visit = (node) => {
    if (
      ts.isExpressionStatement(node) &&
      isUseServer(node) &&
      !(node.parent === tree && file.startsWith("lib/actions/"))
    )
      found = true;
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found ? [`${file}: "use server" belongs at the top of a file in lib/actions, nowhere else`] : [];
}

/** @param {import("typescript").SourceFile} tree */
function isServerFile(tree) {
  const [first] = tree.statements;
  return first !== undefined && isUseServer(first);
}

/** @param {import("typescript").Node} node */
function isUseServer(node) {
  return ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression) && node.expression.text === "use server";
}

/** @param {import("typescript").Statement} statement */
function isExported(statement) {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

/**
 * Reads `memberAction.metadata({…}).inputSchema(…).action(…)` from its end to its start.
 * @param {import("typescript").Expression} expression
 * @returns {string | null}
 */
function chainProblem(expression) {
  /** @type {{ name: string, args: readonly import("typescript").Expression[] }[]} */
  const calls = [];
  let node = expression;
  while (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    calls.unshift({ name: node.expression.name.text, args: node.arguments });
    node = node.expression.expression;
  }
  if (!ts.isIdentifier(node) || (node.text !== "memberAction" && node.text !== "publicAction"))
    return "is not built on memberAction or publicAction";
  if (!["action", "stateAction"].includes(calls.at(-1)?.name ?? "")) return "does not end with .action(…)";
  const [metadata] = calls.find(({ name }) => name === "metadata")?.args ?? [];
  if (!metadata || !ts.isObjectLiteralExpression(metadata)) return "declares no .metadata({ name, permission })";
  const name = literalOf(metadata, "name");
  const permission = literalOf(metadata, "permission");
  if (!name || !permission) return "has metadata without a literal name and permission";
  if ((node.text === "publicAction") !== (permission === "public"))
    return `is a ${node.text} with the permission "${permission}"`;
  return null;
}

/**
 * @param {import("typescript").ObjectLiteralExpression} object
 * @param {string} key
 */
function literalOf(object, key) {
  for (const property of object.properties) {
    if (
      ts.isPropertyAssignment(property) &&
      property.name.getText() === key &&
      ts.isStringLiteral(property.initializer)
    )
      return property.initializer.text;
  }
  return null;
}

/**
 * @param {import("typescript").Node} node
 * @param {import("typescript").SourceFile} tree
 */
function firstLine(node, tree) {
  return node.getText(tree).split("\n", 1)[0];
}
