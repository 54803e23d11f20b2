import { expect, it } from "vitest";
import { isTruststorePassword, TRUSTSTORE_PASSWORD, TRUSTSTORE_PASSWORD_MAX } from "./certificate-format";

it.each([
  [TRUSTSTORE_PASSWORD, true],
  ['a b"\\~!', true],
  ["x".repeat(TRUSTSTORE_PASSWORD_MAX), true],
  ["", false],
  ["short", false],
  ["x".repeat(TRUSTSTORE_PASSWORD_MAX + 1), false],
  ["contraseña", false],
  ["密码密码密码", false],
  ["tab\there", false],
  ["line\nbreak", false],
])("takes %j as a truststore's password: %s", (text, taken) => {
  expect(isTruststorePassword(text)).toBe(taken);
});
