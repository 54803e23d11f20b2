import "server-only";
import { createHash, X509Certificate } from "node:crypto";
import { TRUSTSTORE_PASSWORD } from "@/lib/domain/certificate-format";
import type { App } from "../../context";
import { javaTruststore, type TrustedEntry } from "../formats/java-truststore";
import { splitPem } from "../split-pem";
import type { ChosenInstance } from "./chosen-instances";
import { keptPems } from "./kept-pems";
import type { ZipFile } from "./zip-stream";

export type KnownInstance = ChosenInstance & { readonly certificate_sha256: string };

/** Of the SHA-256 of a certificate, enough to tell apart and to look up. */
const ALIAS_DIGITS = 16;
const sum = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");

/** One file for each instance, the same names as of single downloads. An id that two regions have gets its region as a folder. */
function filesOf(instances: readonly KnownInstance[]) {
  const ids = new Map<string, number>();
  for (const { instance_id: id } of instances) ids.set(id, (ids.get(id) ?? 0) + 1);
  return instances.map(({ region, instance_id: id, certificate_sha256: sha256 }) => {
    const folder = (ids.get(id) ?? 0) > 1 ? `${region}/` : "";
    return { sha256, name: `${folder}${id}-MongoDB-CA.crt` };
  });
}

/** The files of the zip: the certificates, README.txt, and SHA256SUMS with the sums of the others. */
export async function* zipFiles(
  app: App,
  instances: readonly KnownInstance[],
  readme: string,
): AsyncGenerator<ZipFile> {
  const sums = [`${sum(readme)}  README.txt`];
  let newest = 0;
  for await (const { place, kept } of keptPems(app, filesOf(instances))) {
    const content = kept.pem + kept.chainPem;
    sums.push(`${sum(content)}  ${place.name}`);
    newest = Math.max(newest, kept.firstSeenAt);
    yield { name: place.name, content, at: kept.firstSeenAt };
  }
  // No time of its own: the same certificates make the same file.
  yield { name: "README.txt", content: readme, at: newest };
  yield { name: "SHA256SUMS", content: `${sums.join("\n")}\n`, at: newest };
}

/** Each different certificate once, chains included, in the order of the given sums; those that came together in one go. */
async function* distinctPems(app: App, sums: readonly string[]): AsyncGenerator<readonly string[]> {
  const given = new Set<string>();
  for await (const { kept } of keptPems(
    app,
    [...new Set(sums)].map((sha256) => ({ sha256 })),
  )) {
    const fresh = [kept.pem, ...splitPem(kept.chainPem)].filter((pem) => !given.has(sum(pem)));
    for (const pem of fresh) given.add(sum(pem));
    if (fresh.length > 0) yield fresh;
  }
}

/** The different certificates as PEM. */
export async function* bundleChunks(app: App, sums: readonly string[]): AsyncGenerator<Uint8Array> {
  for await (const pems of distinctPems(app, sums)) yield Buffer.from(pems.join(""), "ascii");
}

/** The different certificates as one truststore with Java's customary password. */
export async function* truststoreChunks(app: App, sums: readonly string[]): AsyncGenerator<Uint8Array> {
  const entries: TrustedEntry[] = [];
  for await (const pems of distinctPems(app, sums))
    for (const pem of pems) {
      const { raw } = new X509Certificate(pem);
      entries.push({ alias: `mongodb-ca-${sum(raw).slice(0, ALIAS_DIGITS)}`, certificate: raw });
    }
  const seed = sum(entries.map(({ alias }) => alias).join(" "));
  yield javaTruststore(entries, TRUSTSTORE_PASSWORD, seed);
}
