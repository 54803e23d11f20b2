import ts from "typescript";

const METHODS = ["rich", "markup", "raw", "has"];

/**
 * The message keys that the code asks for: every call of a translator that came from useTranslations or getTranslations, its key taken
 * from the literal or from the union of literals that its type is.
 * @param {import("typescript").Program} program
 * @param {(file: string) => boolean} isOurs
 * @returns {{ uses: { key: string, at: string }[], problems: string[] }} problems: calls whose namespace or key can't be told
 */
export function usedMessages(program, isOurs) {
  const checker = program.getTypeChecker();
  /** @type {{ key: string, at: string }[]} */
  const uses = [];
  /** @type {string[]} */
  const problems = [];
  for (const source of program.getSourceFiles()) {
    if (!isOurs(source.fileName)) continue;
    /** @param {import("typescript").Node} node */
    const visit = (node) => {
      if (ts.isCallExpression(node)) readCall(node, source);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { uses, problems };

  /**
   * @param {import("typescript").CallExpression} call
   * @param {import("typescript").SourceFile} source
   */
  function readCall(call, source) {
    const callee =
      ts.isPropertyAccessExpression(call.expression) && METHODS.includes(call.expression.name.text)
        ? call.expression.expression
        : call.expression;
    if (!ts.isIdentifier(callee) || !isTranslator(callee)) return;
    const at = `${source.fileName}:${source.getLineAndCharacterOfPosition(call.getStart()).line + 1}`;
    const namespace = namespaceOf(callee);
    const [argument] = call.arguments;
    const keys = argument ? literalsOf(argument) : null;
    if (namespace === null) problems.push(`${at}: can't tell which namespace ${callee.text} has`);
    else if (keys === null) problems.push(`${at}: ${argument?.getText()} is not a fixed set of keys`);
    else for (const key of keys) uses.push({ key: namespace === "" ? key : `${namespace}.${key}`, at });
  }

  /** @param {import("typescript").Expression} callee */
  function isTranslator(callee) {
    const type = checker.getTypeAtLocation(callee);
    return type.getCallSignatures().length > 0 && METHODS.every((method) => type.getProperty(method));
  }

  /** @param {import("typescript").Identifier} callee */
  function namespaceOf(callee) {
    const declaration = checker.getSymbolAtLocation(callee)?.valueDeclaration;
    if (!declaration) return null;
    if (ts.isVariableDeclaration(declaration) && declaration.initializer)
      return namespaceOfMaker(declaration.initializer);
    if ((ts.isParameter(declaration) || ts.isPropertySignature(declaration)) && declaration.type)
      return namespaceOfType(declaration.type);
    return ts.isBindingElement(declaration) ? namespaceOfElement(declaration) : null;
  }

  /**
   * `await Promise.all([getTranslations("a"), getTranslations("b")])`, taken apart.
   * @param {import("typescript").BindingElement} element
   */
  function namespaceOfElement(element) {
    const pattern = element.parent;
    const variable = pattern.parent;
    if (!ts.isArrayBindingPattern(pattern) || !ts.isVariableDeclaration(variable) || !variable.initializer) return null;
    const all = unwrapped(variable.initializer);
    const [list] = ts.isCallExpression(all) ? all.arguments : [];
    const maker =
      list && ts.isArrayLiteralExpression(list) ? list.elements[pattern.elements.indexOf(element)] : undefined;
    return maker ? namespaceOfMaker(maker) : null;
  }

  /**
   * @param {import("typescript").Expression} maker
   * @returns {string | null}
   */
  function namespaceOfMaker(maker) {
    const call = unwrapped(maker);
    if (!ts.isCallExpression(call) || !/^(use|get)Translations$/.test(call.expression.getText())) return null;
    const [argument] = call.arguments;
    if (!argument) return "";
    if (ts.isStringLiteral(argument)) return argument.text;
    if (!ts.isObjectLiteralExpression(argument)) return null;
    for (const property of argument.properties) {
      if (ts.isPropertyAssignment(property) && property.name.getText() === "namespace")
        return ts.isStringLiteral(property.initializer) ? property.initializer.text : null;
    }
    return "";
  }

  /**
   * `ReturnType<typeof useTranslations<"audit">>`, also behind a name.
   * @param {import("typescript").TypeNode} node
   * @returns {string | null}
   */
  function namespaceOfType(node) {
    const match = /Translat(?:ions|or)<\s*(?:[\w.]+,\s*)?"([\w.-]+)"/.exec(node.getText());
    if (match?.[1] !== undefined) return match[1];
    if (!ts.isTypeReferenceNode(node)) return null;
    const symbol = checker.getSymbolAtLocation(node.typeName);
    // An imported name stands for a declaration elsewhere.
    const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const [alias] = meant?.declarations ?? [];
    return alias && ts.isTypeAliasDeclaration(alias) ? namespaceOfType(alias.type) : null;
  }

  /**
   * @param {import("typescript").Expression} expression
   * @returns {string[] | null} null = any string
   */
  function literalsOf(expression) {
    if (ts.isStringLiteralLike(expression)) return [expression.text];
    if (ts.isParenthesizedExpression(expression)) return literalsOf(expression.expression);
    if (ts.isConditionalExpression(expression)) {
      const [one, other] = [literalsOf(expression.whenTrue), literalsOf(expression.whenFalse)];
      return one && other ? [...one, ...other] : null;
    }
    if (ts.isTemplateExpression(expression)) {
      let texts = [expression.head.text];
      for (const span of expression.templateSpans) {
        const middles = literalsOf(span.expression);
        if (!middles) return null;
        texts = texts.flatMap((text) => middles.map((middle) => `${text}${middle}${span.literal.text}`));
      }
      return texts;
    }
    const type = checker.getTypeAtLocation(expression);
    const parts = type.isUnion()
      ? type.types
      : [checker.getBaseConstraintOfType(type) ?? type].flatMap((part) => (part.isUnion() ? part.types : [part]));
    const texts = parts.map((part) => (part.isStringLiteral() || part.isNumberLiteral() ? `${part.value}` : null));
    return texts.every((text) => text !== null) ? texts : null;
  }
}

/**
 * @param {import("typescript").Expression} expression
 * @returns {import("typescript").Expression}
 */
function unwrapped(expression) {
  return ts.isAwaitExpression(expression) || ts.isParenthesizedExpression(expression)
    ? unwrapped(expression.expression)
    : expression;
}
