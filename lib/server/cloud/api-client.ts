import "server-only";
import { mongodb } from "tencentcloud-sdk-nodejs/tencentcloud/services/mongodb/index.js";
import { type AnswerFields, isFields } from "./answer-fields";
import { callFailure } from "./call-failure";
import type { CredentialSource } from "./credentials";
import { type Endpoint, endpointFor } from "./endpoint";
import { openAgents } from "./keep-alive-agents";
import { OutgoingCall, outgoingCall } from "./outgoing-call";

/** An answer whose connection closed is complete or never will be; this much later the rest is no longer waited for. */
const AFTER_CLOSE_MILLIS = 250;

type SdkClient = InstanceType<typeof mongodb.v20190725.Client>;

export type ApiClient = {
  endpoint(region: string): Endpoint;
  /**
   * One signed call, sent once. `left` runs when the request is on its way; a connection that stands while `mayLeave` says no is given up. Rejects with a CloudError and nothing else; the signal ends
   * the call wherever it is. The credentials must have been resolved before.
   */
  send(
    region: string,
    action: string,
    params: object,
    on: { signal?: AbortSignal; left: () => void; mayLeave?: () => boolean },
  ): Promise<AnswerFields>;
  close(): void;
};

/**
 * The SDK's client, one per region over shared connections. Its behaviour as measured (tencent-api.md): no retries; it reads the
 * lowercase http_proxy only, and a proxied call makes a new connection each time. A loopback endpoint is never proxied.
 */
export function openApiClient(template: string, credentials: CredentialSource, timeoutMillis: number): ApiClient {
  const agents = openAgents();
  const clients = new Map<string, SdkClient>();

  function isProxied(endpoint: Endpoint): boolean {
    return endpoint.protocol === "https://" && Boolean(process.env.http_proxy);
  }

  function clientFor(region: string): SdkClient {
    const known = clients.get(region);
    if (known) return known;
    const endpoint = endpointFor(template, region);
    const agent = endpoint.protocol === "http://" ? agents.http : agents.https;
    const client = new mongodb.v20190725.Client({
      credential: { getCredential: () => Promise.resolve({ ...credentials.current() }) },
      region,
      profile: {
        httpProfile: {
          endpoint: endpoint.host,
          protocol: endpoint.protocol,
          reqTimeout: timeoutMillis / 1000,
          ...(isProxied(endpoint) ? {} : { agent }),
        },
      },
    });
    clients.set(region, client);
    return client;
  }

  return {
    endpoint: (region) => endpointFor(template, region),
    close: () => agents.close(),
    send: async (region, action, params, on) => {
      const client = clientFor(region);
      const stop = new AbortController();
      const end = (reason: string) => () => stop.abort(reason);
      const deadline = setTimeout(end(`no complete answer within ${timeoutMillis / 1000} s`), timeoutMillis);
      const cancelled = end("cancelled");
      on.signal?.addEventListener("abort", cancelled, { once: true });
      let afterClose: NodeJS.Timeout | undefined;
      const closed = () => {
        afterClose = setTimeout(end("the connection closed before the answer was complete"), AFTER_CLOSE_MILLIS);
      };
      const call = new OutgoingCall({ left: on.left, closed, mayLeave: on.mayLeave });
      if (isProxied(endpointFor(template, region))) on.left();
      try {
        const answer: unknown = await outgoingCall.run(call, () =>
          client.request(action, params, { signal: stop.signal }),
        );
        if (!isFields(answer)) throw new TypeError("the answer holds no Response");
        return answer;
      } catch (thrown) {
        const reason: unknown = stop.signal.reason;
        const { secretKey = "", token = "" } = credentials.current() ?? {};
        throw callFailure(typeof reason === "string" ? new Error(reason) : thrown, call, `${action} in ${region}`, [
          secretKey,
          token,
        ]);
      } finally {
        clearTimeout(deadline);
        clearTimeout(afterClose);
        on.signal?.removeEventListener("abort", cancelled);
        call.detach();
      }
    },
  };
}
