import { messageArguments } from "./message-arguments.mjs";

/** @typedef {{ [key: string]: string | Messages }} Messages */

/**
 * A tree of messages as one map from "a.b.c" to the text.
 * @param {Messages} messages
 * @returns {Map<string, string>}
 */
export function flatMessages(messages) {
  /** @type {(tree: Messages, prefix: string) => [string, string][]} */
  const entries = (tree, prefix) =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[`${prefix}${key}`, value]] : entries(value, `${prefix}${key}.`),
    );
  return new Map(entries(messages, ""));
}

/**
 * Where a language differs from English in more than its words: keys, arguments, empty texts, messages that do not parse.
 * @param {string} locale
 * @param {Map<string, string>} english
 * @param {Map<string, string>} other
 * @returns {string[]}
 */
export function localeProblems(locale, english, other) {
  const problems = [];
  for (const [key, text] of english) {
    const translated = other.get(key);
    if (translated === undefined) {
      problems.push(`${locale}: ${key} is missing`);
      continue;
    }
    if (translated.trim() === "") problems.push(`${locale}: ${key} is empty`);
    const [expected, found] = [argumentsOf(text), argumentsOf(translated)];
    if (found === null) problems.push(`${locale}: ${key} does not parse as ICU`);
    else if (expected !== null && expected !== found)
      problems.push(`${locale}: ${key} takes ${found || "nothing"}, English takes ${expected || "nothing"}`);
  }
  for (const key of other.keys()) if (!english.has(key)) problems.push(`${locale}: ${key} is not in English`);
  return problems;
}

/** @param {string} text */
function argumentsOf(text) {
  try {
    return messageArguments(text).join(" ");
  } catch {
    return null;
  }
}
