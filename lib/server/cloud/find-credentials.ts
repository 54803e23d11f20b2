import "server-only";
import type { Config } from "../config/config";
import type { CredentialChain } from "./credential-chain";
import { openCredentialChain } from "./credential-chain";
import { openCredentials } from "./credentials";

/** Whether the console has a key to work with, as the start needs to know (demo, degraded or live). Takes two seconds at most. */
export function findCredentials(
  cloud: Pick<Config["cloud"], "secretId" | "secretKey" | "sessionToken">,
  openChain: () => CredentialChain = openCredentialChain,
): Promise<"found" | "none"> {
  return openCredentials(cloud, { now: Date.now }, openChain)
    .resolve()
    .then(
      () => "found" as const,
      () => "none" as const,
    );
}
