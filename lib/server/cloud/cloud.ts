import "server-only";
import type { ApiErrorClass } from "@/lib/domain/api-error";
import type { ConnectedClients } from "@/lib/domain/client-counts";
import type { FlowState } from "@/lib/domain/flow";

/**
 * Who waits for a call: a person before a page or a switch goes first, then following what was sent, then the start of further instances of a
 * change over many, then rows on somebody's screen, and the sync last.
 */
export type Lane = "change" | "follow" | "bulk" | "screen" | "sync";

export type CallOptions = {
  readonly lane: Lane;
  readonly signal?: AbortSignal;
  /** Reads only: how often a retryable failure is tried again. Default 3; 0 = once. */
  readonly retries?: number;
  /** Sync lane only: the steady re-check keeps to its budget and leaves the rest of the account's quota to people's own tools. */
  readonly pace?: "steady";
  /** Runs whenever the call has got its turn, before it leaves: who has many to make chooses the next one then. */
  readonly granted?: () => void;
  /** Looked at right before the request leaves; false = it does not (another process leads by now). */
  readonly mayCall?: () => boolean;
};

/** One instance of DescribeDBInstances; every field of the API may be missing. Times epoch milliseconds. */
export type ListedInstance = {
  readonly instanceId: string;
  readonly name: string;
  readonly statusCode: number | null;
  readonly mongoVersion: string | null;
  readonly clusterTypeCode: number | null;
  readonly instanceTypeCode: number | null;
  readonly addresses: readonly string[];
  readonly port: number | null;
  readonly projectId: string | null;
  readonly zone: string | null;
  readonly vpcId: string | null;
  readonly subnetId: string | null;
  readonly nodeCount: number | null;
  readonly shardCount: number | null;
  readonly memoryMegabytes: number | null;
  readonly volumeMegabytes: number | null;
  readonly createdAt: number | null;
  /** "HH:MM", as the API's local time. */
  readonly maintenanceStart: string | null;
  readonly maintenanceEnd: string | null;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
};

export type InstancePageAnswer = {
  readonly total: number;
  readonly instances: readonly ListedInstance[];
  readonly requestId: string;
};
/** `enabled` null = the API did not tell. `certificateUrl` null = no link now. `expiresAt` epoch milliseconds. */
export type SslAnswer = {
  readonly enabled: boolean | null;
  readonly expiresAt: number | null;
  readonly certificateUrl: string | null;
  readonly requestId: string;
};
export type EnableSslAnswer = { readonly flowId: string | null; readonly requestId: string };
/** `tookMillis`: from its start to its end, where the API tells both. */
/** Connection strings as they came, the password masked. */
export type ConnectionStringsAnswer = {
  readonly strings: readonly { readonly type: string; readonly address: string }[];
  readonly requestId: string;
};
/** `clients` = addresses that are connected; null = the API did not tell. `connected`: those from outside of the service; null = not told in full. */
export type ClientsAnswer = {
  readonly clients: number | null;
  readonly connected: ConnectedClients | null;
  readonly requestId: string;
};
export type FlowAnswer = { readonly state: FlowState; readonly tookMillis: number | null; readonly requestId: string };

const MARK = Symbol.for("mongodb-ssl-console.cloud-error");

/** Every call that fails throws this, and nothing else. The message holds no secret and may be logged. */
export class CloudError extends Error {
  /** True for an error of any bundle's copy of this class: the cloud is opened in one bundle and asked from others. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && MARK in value;
  }

  readonly [MARK] = true;
  readonly class: ApiErrorClass;
  readonly code: string | null;
  readonly requestId: string | null;

  constructor(failure: { class: ApiErrorClass; code: string | null; requestId: string | null; message: string }) {
    super(failure.message);
    this.name = "CloudError";
    this.class = failure.class;
    this.code = failure.code;
    this.requestId = failure.requestId;
  }
}

/** The cloud as the rest of the server sees it. Implemented by `openCloud` over the vendor's SDK; nothing else imports the SDK. */
export type Cloud = {
  readonly regions: readonly string[];
  /** Resolves when credentials are at hand (2 s limit, cached); rejects with a CloudError of class not_sent or permission. Done before a write is marked as sending. */
  prepare(): Promise<void>;
  /** DescribeDBInstances, one page (limit ≤ 100), or the named instances only. */
  listInstances(
    region: string,
    page: { offset: number; limit: number; instanceIds?: readonly string[] },
    options: CallOptions,
  ): Promise<InstancePageAnswer>;
  /** DescribeInstanceSSL. */
  readSsl(region: string, instanceId: string, options: CallOptions): Promise<SslAnswer>;
  /** InstanceEnableSSL: sent once, never retried in here. Waits for its turn before `beforeSend`, which runs right before the request leaves; if it throws, nothing is sent. */
  enableSsl(
    region: string,
    instanceId: string,
    enable: boolean,
    options: CallOptions & { readonly beforeSend?: () => Promise<void> },
  ): Promise<EnableSslAnswer>;
  /** DescribeDBInstanceURL. */
  readConnectionStrings(region: string, instanceId: string, options: CallOptions): Promise<ConnectionStringsAnswer>;
  /** DescribeClientConnections: whether the call works, and which clients there are (the first thousand addresses). */
  readClients(region: string, instanceId: string, options: CallOptions): Promise<ClientsAnswer>;
  /** DescribeAsyncRequestInfo. */
  readFlow(region: string, flowId: string, options: CallOptions): Promise<FlowAnswer>;
  /** The endpoint whose quota the calls for a region count against. Throws a CloudError for a text that is no region code. */
  hostOf(region: string): string;
  /** Sets the budget of the steady re-check: calls a minute, of each action at each endpoint. It counts from the next call on. */
  setSteadyPace(callsPerMinute: number): void;
  /** What was called in the last minute and what waits, by endpoint and action. */
  usage(): readonly CallUsage[];
  /** For tests and metrics. */
  stats(): CloudStats;
  close(): void;
};

/** One action at one endpoint. `calls` and `refused` (for the rate) in the last minute; `perSecond` = the calls a second tried now. */
export type CallUsage = {
  readonly host: string;
  readonly action: string;
  readonly calls: number;
  readonly refused: number;
  readonly waiting: number;
  readonly perSecond: number;
};

export type CloudStats = {
  readonly limiters: number;
  readonly callsByAction: Readonly<Record<string, number>>;
  readonly refusedByQuota: number;
};
