import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

/**
 * The arguments and tags of an ICU message, such as ["<link>", "{count}"], sorted, each once. Every language has to take the same.
 * Throws when the message does not parse.
 * @param {string} message
 * @returns {string[]}
 */
export function messageArguments(message) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {import("@formatjs/icu-messageformat-parser").MessageFormatElement[]} elements */
  const visit = (elements) => {
    for (const element of elements) {
      if (element.type === TYPE.argument || element.type === TYPE.number) found.add(`{${element.value}}`);
      if (element.type === TYPE.date || element.type === TYPE.time) found.add(`{${element.value}:date}`);
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        // Not told apart from the bare argument: a language without plural forms writes just that.
        found.add(`{${element.value}}`);
        for (const option of Object.values(element.options)) visit(option.value);
      }
      if (element.type === TYPE.tag) {
        found.add(`<${element.value}>`);
        visit(element.children);
      }
    }
  };
  visit(parse(message));
  return [...found].sort();
}
