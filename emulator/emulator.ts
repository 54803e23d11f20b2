import type { Call, CallFilter } from "./call-log";
import type { EmulatedInstance, InstancePatch } from "./emulated-instance";
import type { FaultRule } from "./faults/fault-rule";
import type { ListenOptions } from "./mongo/tls-listener";
import type { Seed } from "./seeds/seed";
import type { Adjustable } from "./settings";

/** All optional. Times in milliseconds. */
export type EmulatorOptions = Adjustable & {
  /** Default 127.0.0.1; any loopback address. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** Default "small". */
  seed?: Seed;
  /** Where the state is kept; absent = in memory only. */
  statePath?: string;
  /** Default "AKIDEMULATOR". */
  secretId?: string;
  /** Default "emulator-secret-key". */
  secretKey?: string;
  /** When set, calls must carry it as X-TC-Token; when not, they must carry none. */
  sessionToken?: string;
  /** The clock of the fleet: ages, ends of changes, expiry. Epoch milliseconds; default Date.now. */
  now?: () => number;
  /** The clock of signatures, rates and the call log; default Date.now. Only a test that signs by itself sets it. */
  wallClock?: () => number;
};

export type ListeningNode = { readonly host: string; readonly port: number };

/** A running emulator. */
export type Emulator = {
  /** `http://host:port` */
  readonly url: string;
  /** Back to the seed (another one when given), as of now; forgets faults and calls. */
  reset(options?: { seed?: Seed | undefined }): void;
  /** Calls of the API, the oldest first; refused ones too. */
  calls(filter?: CallFilter): Call[];
  clearCalls(): void;
  /** @returns the id of the rule. @throws when the rule is malformed. */
  addFault(rule: FaultRule): string;
  clearFaults(): void;
  instance(region: string, instanceId: string): EmulatedInstance | undefined;
  instances(): EmulatedInstance[];
  /** Fills what is not given: a running MongoDB 6.0 replica set in ap-guangzhou with SSL off. */
  addInstance(given: InstancePatch): EmulatedInstance;
  /** @throws when there is no such instance. */
  updateInstance(region: string, instanceId: string, patch: InstancePatch): void;
  removeInstance(region: string, instanceId: string): void;
  /**
   * What the button "Refresh certificate" of the provider's console does: a new CA with a new expiry, at once. No action of the API does it.
   * @throws when there is no such instance, or its SSL is off.
   */
  refreshCertificate(region: string, instanceId: string): void;
  configure(settings: Adjustable): void;
  /**
   * Lets a node of an instance listen on a free port of loopback until the next reset. The instance's own address stays as it is (`updateInstance` tells
   * it to the console). @throws when there is no such instance.
   */
  listen(region: string, instanceId: string, options?: ListenOptions): Promise<ListeningNode>;
  /** Ends every connection, also those of hanging calls. */
  close(): Promise<void>;
};
