import "server-only";
import { classOfCode } from "@/lib/domain/api-error";
import { isFields, readNumber, readText } from "./answer-fields";
import { CloudError } from "./cloud";
import type { OutgoingCall } from "./outgoing-call";

const LONGEST_MESSAGE = 500;
/** Behind a proxy the connection is not ours to watch; these codes of Node say by themselves that none was made. */
const NEVER_CONNECTED = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/;

/**
 * What became of a call that threw. With an API code, the code decides. Without one (the SDK throws its exception without `code`,
 * FetchError for HTML or a truncated body, TypeError for JSON without `Response`), only this counts: did the request leave?
 * `secrets` are cut out of the message wherever they stand.
 */
export function callFailure(thrown: unknown, call: OutgoingCall, what: string, secrets: readonly string[]): CloudError {
  const fields = isFields(thrown) ? thrown : {};
  // A FetchError may have a `code`, too (Node's own, such as ECONNRESET); only the SDK's exception has a traceId.
  const code = "traceId" in fields ? readText(fields, "code") : null;
  const httpCode = readNumber(fields, "httpCode");
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const message = [what, code, httpCode === null ? null : `HTTP ${httpCode}`, withoutSecrets(text, secrets)];
  return new CloudError({
    class: code === null ? classWithoutCode(call, httpCode === null ? text : "") : classOfCode(code),
    code,
    requestId: code === null ? null : readText(fields, "requestId"),
    message: message
      .filter((part) => part !== null && part !== "")
      .join(": ")
      .slice(0, LONGEST_MESSAGE),
  });
}

function classWithoutCode(call: OutgoingCall, text: string): "not_sent" | "unknown_outcome" {
  const neverLeft = call.connecting ? !call.left : NEVER_CONNECTED.test(text);
  return neverLeft ? "not_sent" : "unknown_outcome";
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret !== "").reduce((rest, secret) => rest.replaceAll(secret, "[hidden]"), text);
}
