import "server-only";

/** The console's settings, parsed once from the environment (docs/configuration.md). Durations are in the unit of their name. */
export type Config = {
  /** live = credentials found; demo = emulator and a store of its own; degraded = a real store without credentials. */
  readonly mode: "live" | "demo" | "degraded";
  readonly cloud: {
    readonly secretId: string | null;
    readonly secretKey: string | null;
    readonly sessionToken: string | null;
    /** May hold `{region}`. */
    readonly endpoint: string;
    readonly regions: readonly string[];
    readonly callsPerSecond: number;
    readonly syncCallsPerSecond: number;
    /** Minutes east of UTC in which ExpiredTime is read. */
    readonly apiTimeZoneMinutes: number;
  };
  readonly syncIntervalSeconds: number;
  readonly reconcileSeconds: number;
  readonly certificates: {
    readonly hosts: readonly string[];
    readonly networks: readonly string[];
    readonly allowHttp: boolean;
  };
  readonly proofs: {
    /** Loopback and link-local networks (CIDRs) that nodes may be in. */
    readonly networks: readonly string[];
    /** In a demo: the emulated fleet's other addresses are made up, and may be somebody's on the network where it runs. */
    readonly onlyThisMachine: boolean;
    /** Whether the leader proves all instances once a day. */
    readonly daily: boolean;
  };
  readonly store:
    | { readonly kind: "sqlite"; readonly file: string }
    | { readonly kind: "postgres"; readonly url: string };
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly baseUrl: string;
  readonly trustedProxies: readonly string[];
  readonly authSecret: string;
  readonly firstAdmin: { readonly email: string; readonly password: string } | null;
};
