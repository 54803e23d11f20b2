import "server-only";
import { pino } from "pino";
import type { Clock } from "../clock";
import type { Config } from "../config/config";
import { testConfig } from "../testing/test-config";
import { type CallOptions, type Cloud, CloudError } from "./cloud";
import { type CloudParts, openCloud } from "./open-cloud";

/** A clock on which waiting takes no time; it keeps what was waited for. */
export function instantClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => Date.now(),
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
  };
}

type Given = CloudParts & {
  readonly endpoint: string;
  readonly cloud?: Partial<Config["cloud"]>;
  readonly clock?: Clock;
};

/** The real cloud layer against an endpoint of the test. */
export function openTestCloud({ endpoint, cloud, clock = instantClock(), ...parts }: Given): Cloud {
  const config = testConfig({ endpoint, store: { kind: "sqlite", file: ":memory:" }, dataDir: "." });
  return openCloud({ ...config, cloud: { ...config.cloud, ...cloud } }, clock, pino({ level: "silent" }), parts);
}

export const ONCE: CallOptions = { lane: "sync", retries: 0 };

/** The CloudError that a call ends with; fails when it ends otherwise. */
export async function failureOf(call: Promise<unknown>): Promise<CloudError> {
  const ended = await call.then(
    () => "an answer",
    (thrown: unknown) => thrown,
  );
  if (ended instanceof CloudError) return ended;
  throw new Error(`expected a CloudError, got ${String(ended)}`);
}
