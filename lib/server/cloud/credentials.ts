import "server-only";
import type { Clock } from "../clock";
import type { Config } from "../config/config";
import { CloudError } from "./cloud";
import { type CredentialChain, type Credentials, openCredentialChain } from "./credential-chain";

/** How long a look-up may take before a call is refused: nothing was sent yet. */
const RESOLVE_LIMIT_MILLIS = 2_000;
/** The SDK's providers renew a temporary key 30 s before it expires, when they are asked: so they are asked more often than that. */
const FRESH_MILLIS = 20_000;
/** A provider is replaced by a new one after this time: the SDK's OIDC provider means to renew 600 s before expiry and does so 0.6 s before. */
const PROVIDER_MILLIS = 600_000;

export type CredentialSource = {
  /** The credentials, from the cache or looked up. Rejects with a CloudError of class not_sent when there are none in time. */
  resolve(): Promise<Credentials>;
  /** What `resolve` gave last; null before. For the SDK, which asks when it signs. */
  current(): Credentials | null;
};

/** The key of TENCENTCLOUD_SECRET_ID and …_KEY when set, else the SDK's chain. `openChain` is for tests. */
export function openCredentials(
  cloud: Pick<Config["cloud"], "secretId" | "secretKey" | "sessionToken">,
  clock: Pick<Clock, "now">,
  openChain: () => CredentialChain = openCredentialChain,
): CredentialSource {
  const fixed = fixedCredentials(cloud);
  if (fixed) return { resolve: () => Promise.resolve(fixed), current: () => fixed };

  let cached: { readonly credentials: Credentials; readonly at: number } | null = null;
  let chain: { readonly ask: CredentialChain; readonly openedAt: number } | null = null;
  let pending: Promise<Credentials> | null = null;

  async function lookUp(): Promise<Credentials> {
    const now = clock.now();
    if (chain === null || now - chain.openedAt >= PROVIDER_MILLIS) chain = { ask: openChain(), openedAt: now };
    const found = await withinLimit(chain.ask());
    if (found === null || found === "late") {
      chain = null;
      throw noCredentials(found === "late");
    }
    cached = { credentials: found, at: clock.now() };
    return found;
  }

  return {
    resolve: () => {
      const isFresh = cached !== null && Math.abs(clock.now() - cached.at) < FRESH_MILLIS;
      if (cached !== null && isFresh) return Promise.resolve(cached.credentials);
      pending ??= lookUp().finally(() => {
        pending = null;
      });
      return pending;
    },
    current: () => cached?.credentials ?? null,
  };
}

function fixedCredentials(cloud: Pick<Config["cloud"], "secretId" | "secretKey" | "sessionToken">): Credentials | null {
  const { secretId, secretKey, sessionToken } = cloud;
  if (!secretId || !secretKey) return null;
  return sessionToken ? { secretId, secretKey, token: sessionToken } : { secretId, secretKey };
}

/** Real time on purpose: what is waited for is the network. */
async function withinLimit<T>(work: Promise<T>): Promise<T | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), RESOLVE_LIMIT_MILLIS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function noCredentials(late: boolean): CloudError {
  const message = late
    ? `No credentials within ${RESOLVE_LIMIT_MILLIS / 1000} s: the machine's role or the token service does not answer`
    : "No credentials: set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or give this machine a role";
  return new CloudError({ class: "not_sent", code: null, requestId: null, message });
}
