import "server-only";
import type { Logger } from "pino";
import { isRateLimit } from "@/lib/domain/api-error";
import type { Clock } from "../clock";
import type { Config } from "../config/config";
import type { AnswerFields } from "./answer-fields";
import { openApiClient } from "./api-client";
import { CALL_TIMEOUT_MILLIS } from "./call-timeout";
import { type CallOptions, type Cloud, CloudError } from "./cloud";
import { readClientsAnswer, readConnectionStringsAnswer } from "./connection-answers";
import { type CredentialSource, openCredentials } from "./credentials";
import { readInstancePage } from "./instance-page-answer";
import { openRateLimiter } from "./rate-limiter";
import { retriedRead } from "./retried-read";
import { readEnableSslAnswer, readFlowAnswer, readSslAnswer } from "./ssl-answers";

/** What a test puts in place of the real thing. */
export type CloudParts = {
  readonly timeoutMillis?: number;
  readonly random?: () => number;
  readonly credentials?: CredentialSource;
};

type Send = {
  readonly region: string;
  readonly action: string;
  readonly params: object;
  readonly options: CallOptions;
};

/** The cloud over the vendor's SDK (see cloud.ts for the contract). Opens nothing until the first call; open it once per process. */
export function openCloud(config: Config, clock: Clock, log: Logger, parts: CloudParts = {}): Cloud {
  const { endpoint, regions, callsPerSecond, syncCallsPerSecond, apiTimeZoneMinutes } = config.cloud;
  const credentials = parts.credentials ?? openCredentials(config.cloud, clock);
  const client = openApiClient(endpoint, credentials, parts.timeoutMillis ?? CALL_TIMEOUT_MILLIS);
  const limiter = openRateLimiter({ callsPerSecond, steadyCallsPerMinute: syncCallsPerSecond * 60 });
  const closing = new AbortController();
  const retrying = { clock, random: parts.random ?? Math.random, closing: closing.signal };
  const callsByAction: Record<string, number> = {};
  let refusedByQuota = 0;

  /** One turn, one call. `beforeSend` runs in between. */
  async function send(
    { region, action, params, options }: Send,
    beforeSend?: () => Promise<void>,
  ): Promise<AnswerFields> {
    const grant = await limiter.acquire(client.endpoint(region).host, action, options);
    if (!grant) throw cancelled(action, region);
    options.granted?.();
    let outcome: "done" | "refused" = "done";
    try {
      // Again after the wait, which may have been long: a temporary key must not expire between here and the API.
      await credentials.resolve();
      requireLeave(options, action, region);
      await beforeSend?.();
      requireLeave(options, action, region);
      callsByAction[action] = (callsByAction[action] ?? 0) + 1;
      return await client.send(region, action, params, {
        left: grant.left,
        mayLeave: options.mayCall,
        signal: beforeSend ? undefined : options.signal,
      });
    } catch (failure) {
      if (failure instanceof CloudError) {
        const { code, requestId } = failure;
        if (isRateLimit(code)) {
          outcome = "refused";
          refusedByQuota += 1;
        }
        log.debug({ action, region, class: failure.class, code, requestId }, "call failed");
      }
      throw failure;
    } finally {
      grant.end(outcome);
    }
  }

  async function read(call: Send): Promise<AnswerFields> {
    await credentials.resolve();
    return retriedRead(() => send(call), call.options, retrying);
  }

  return {
    regions,
    prepare: async () => {
      await credentials.resolve();
    },
    listInstances: async (region, { offset, limit, instanceIds }, options) => {
      const params = { Offset: offset, Limit: limit, ...(instanceIds ? { InstanceIds: instanceIds } : {}) };
      return readInstancePage(
        await read({ region, action: "DescribeDBInstances", params, options }),
        offset,
        apiTimeZoneMinutes,
      );
    },
    readSsl: async (region, instanceId, options) => {
      const params = { InstanceId: instanceId };
      return readSslAnswer(await read({ region, action: "DescribeInstanceSSL", params, options }), apiTimeZoneMinutes);
    },
    enableSsl: async (region, instanceId, enable, options) => {
      await credentials.resolve();
      const params = { InstanceId: instanceId, Enable: enable };
      // The signal ends the wait only: a write that is on its way is worth its answer.
      const beforeSend = options.beforeSend ?? (() => Promise.resolve());
      return readEnableSslAnswer(await send({ region, action: "InstanceEnableSSL", params, options }, beforeSend));
    },
    readConnectionStrings: async (region, instanceId, options) => {
      const params = { InstanceId: instanceId };
      return readConnectionStringsAnswer(await read({ region, action: "DescribeDBInstanceURL", params, options }));
    },
    readClients: async (region, instanceId, options) => {
      const params = { InstanceId: instanceId, Limit: 1_000, Offset: 0 };
      return readClientsAnswer(await read({ region, action: "DescribeClientConnections", params, options }));
    },
    readFlow: async (region, flowId, options) => {
      const params = { AsyncRequestId: flowId };
      return readFlowAnswer(await read({ region, action: "DescribeAsyncRequestInfo", params, options }));
    },
    hostOf: (region) => client.endpoint(region).host,
    setSteadyPace: (callsPerMinute) => limiter.setSteadyPace(callsPerMinute),
    usage: () => limiter.usage(),
    stats: () => ({ limiters: limiter.openInProcess(), callsByAction: { ...callsByAction }, refusedByQuota }),
    close: () => {
      closing.abort();
      limiter.close();
      client.close();
    },
  };
}

function cancelled(action: string, region: string): CloudError {
  const message = `${action} in ${region}: given up while it waited for its turn`;
  return new CloudError({ class: "not_sent", code: null, requestId: null, message });
}

function requireLeave({ mayCall }: CallOptions, action: string, region: string): void {
  if (mayCall === undefined || mayCall()) return;
  const message = `${action} in ${region}: not sent, another process may lead by now`;
  throw new CloudError({ class: "not_sent", code: null, requestId: null, message });
}
