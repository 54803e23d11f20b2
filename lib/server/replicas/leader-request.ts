import "server-only";
import type { ApiErrorClass } from "@/lib/domain/api-error";
import type { CallOptions, Cloud, Lane } from "../cloud/cloud";
import type { InstanceName } from "../inventory/check-ssl";

/** The reads that a verb may want of the cloud; InstanceEnableSSL is never asked for so, it is recorded as a change item. */
export type CloudReads = Pick<
  Cloud,
  "listInstances" | "readSsl" | "readConnectionStrings" | "readClients" | "readFlow"
>;
type ArgumentsOf<Read> = Read extends (...all: [...infer Given, CallOptions]) => unknown ? Given : never;
export type AskedRead = {
  [Name in keyof CloudReads]: { readonly read: Name; readonly given: ArgumentsOf<CloudReads[Name]> };
}[keyof CloudReads];

/** What a process that doesn't lead asks of the leader, as JSON in leader_requests. */
export type LeaderRequest =
  | (AskedRead & { readonly kind: "read"; readonly lane: Lane; readonly retries?: number | undefined })
  | { readonly kind: "refresh"; readonly keys: readonly InstanceName[]; readonly everything: boolean };

/** `failed` = what a CloudError holds. */
export type LeaderAnswer<Value = unknown> =
  | { readonly value: Value }
  | {
      readonly failed: {
        readonly class: ApiErrorClass;
        readonly code: string | null;
        readonly requestId: string | null;
        readonly message: string;
      };
    };
