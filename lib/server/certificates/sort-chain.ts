import "server-only";
import type { X509Certificate } from "node:crypto";

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer !== certificate && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/**
 * Puts certificates in the order of their chain, the lowest authority first, whatever order they came in; a server's own certificate below it is left out, since
 * nobody is to trust that one. Null when they are not one chain: nobody can tell then which of them is meant.
 */
export function sortChain(certificates: readonly X509Certificate[]): X509Certificate[] | null {
  const lowest = certificates.filter((one) => !certificates.some((other) => issued(one, other)));
  const chain: X509Certificate[] = [];
  for (let level = lowest; level.length > 0; ) {
    const [only] = level;
    if (only === undefined || level.length > 1) return null;
    chain.push(only);
    level = certificates.filter((other) => !chain.includes(other) && issued(other, only));
  }
  if (chain.length !== certificates.length) return null;
  const authority = chain.findIndex((certificate) => certificate.ca);
  return authority === -1 ? chain : chain.slice(authority);
}
