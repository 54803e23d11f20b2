import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { zipSync } from "fflate";
import { pem, zipOfPem } from "../certificates/encode-certificate";
import { makeCertificate } from "../certificates/make-certificate";
import { send } from "./send";

const YEAR_MILLIS = 365 * 24 * 60 * 60 * 1000;
const BIG_CHUNKS = 1600;
const BIG_CHUNK = Buffer.alloc(64 * 1024, "A");
const BOMB_BYTES = 20 * 1024 * 1024;
const DRIP_MILLIS = 200;

/**
 * `GET /certs-test/<kind>`: what a certificate link must not be. html = a sign-in page with status 200; redirect = 302 to `?to=`,
 * by default the metadata service; big = 100 MiB without a length; broken = a PEM that does not parse; two-in-zip; with-key = a private
 * key below the certificate; outside = a zip with a path that leads out of it; bomb = a zip of 20 MiB of zeros; slow = a byte now and then,
 * without end.
 */
export async function serveBadCertificate(
  path: string,
  query: string,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<void> {
  switch (path.slice("/certs-test/".length)) {
    case "html":
      send(response, 200, "text/html", "<!doctype html><title>Sign in</title><p>Sign in to download this file.</p>");
      return;
    case "redirect":
      response.writeHead(302, {
        location: new URLSearchParams(query).get("to") ?? "http://169.254.169.254/latest/meta-data/",
      });
      response.end();
      return;
    case "big":
      response.writeHead(200, { "content-type": "application/octet-stream" });
      await pipeline(Readable.from(Array.from({ length: BIG_CHUNKS }, () => BIG_CHUNK)), response, { signal: closing });
      return;
    case "broken":
      send(
        response,
        200,
        "application/octet-stream",
        "-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n",
      );
      return;
    case "two-in-zip": {
      const [one, two] = await Promise.all(
        ["one", "two"].map((name) => makeCertificate(`MongoDB CA ${name}`, Date.now() + YEAR_MILLIS)),
      );
      if (one === undefined || two === undefined) throw new Error("A certificate was not made.");
      send(response, 200, "application/zip", zipOfPem({ "one.crt": one.der, "two.crt": two.der }));
      return;
    }
    case "with-key": {
      const { der, privateKey } = await makeCertificate("MongoDB CA", Date.now() + YEAR_MILLIS);
      const key = pem(privateKey).replaceAll("CERTIFICATE", "PRIVATE KEY");
      send(response, 200, "application/octet-stream", pem(der) + key);
      return;
    }
    case "outside": {
      const { der } = await makeCertificate("MongoDB CA", Date.now() + YEAR_MILLIS);
      send(response, 200, "application/zip", zipOfPem({ "../../etc/ssl/MongoDB-CA.crt": der }));
      return;
    }
    case "bomb":
      send(response, 200, "application/zip", zipSync({ "MongoDB-CA.crt": new Uint8Array(BOMB_BYTES) }));
      return;
    case "slow":
      response.writeHead(200, { "content-type": "application/octet-stream" });
      while (!response.destroyed) {
        response.write("-");
        await wait(DRIP_MILLIS, undefined, { signal: closing });
      }
      return;
    default:
      send(response, 404, "text/plain", "not found\n");
  }
}
