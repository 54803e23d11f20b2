import type { ServerResponse } from "node:http";
import { send } from "../http/send";

const GATEWAY_PAGE =
  "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>\n";

/** The ways in which an answer gets lost. A hang stays open until the caller leaves or the emulator closes. */
export function loseAnswer(
  response: ServerResponse,
  how: "reset" | "hang" | "truncate" | "cut" | "http_error",
  requestId: string,
): void {
  switch (how) {
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "hang":
      return;
    case "truncate":
    case "cut": {
      const whole = Buffer.from(JSON.stringify({ Response: { Status: 1, FlowId: 110001, RequestId: requestId } }));
      const half = whole.subarray(0, whole.length / 2);
      if (how === "truncate") {
        send(response, 200, "application/json", half);
        return;
      }
      response.writeHead(200, { "content-type": "application/json", "content-length": whole.length });
      response.write(half, () => response.socket?.destroy());
      return;
    }
    case "http_error":
      sendHttpError(response, 502, true);
  }
}

/** A failure of a gateway before the service, as HTML or as plain text. */
export function sendHttpError(response: ServerResponse, status: number, html: boolean): void {
  if (html)
    send(
      response,
      status,
      "text/html",
      GATEWAY_PAGE.replaceAll("502 Bad Gateway", `${status} ${status === 502 ? "Bad Gateway" : "Error"}`),
    );
  else send(response, status, "text/plain", `upstream error ${status}\n`);
}
