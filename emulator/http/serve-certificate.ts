import type { ServerResponse } from "node:http";
import { pem, zipOfPem } from "../certificates/encode-certificate";
import type { Machine } from "../machine";
import { send } from "./send";

/** `GET /certs/<instance id>/MongoDB-CA.crt`: the CA certificate of an instance that has SSL on, as PEM, DER or zip. */
export async function serveCertificate(machine: Machine, path: string, response: ServerResponse): Promise<void> {
  const instanceId = /^\/certs\/([^/]+)\/MongoDB-CA\.crt$/.exec(path)?.[1];
  const instance = machine
    .fleet()
    .list()
    .find((candidate) => candidate.instanceId === instanceId);
  if (instance === undefined || instance.expiresAt === null) {
    send(response, 404, "application/xml", '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>');
    return;
  }
  const { der } = await machine.certificates.of(instance, instance.expiresAt);
  if (instance.certificateFormat === "der") send(response, 200, "application/x-x509-ca-cert", der);
  else if (instance.certificateFormat === "zip")
    send(response, 200, "application/zip", zipOfPem({ "MongoDB-CA.crt": der }));
  else send(response, 200, "application/octet-stream", pem(der));
}
