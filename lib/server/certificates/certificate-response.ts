import "server-only";
import type { CertificateError } from "./certificate-error";
import type { CertificateFile } from "./download-certificate";
import { entityTag, isHeld, notModified, tagged } from "./entity-tag";
import type { InstanceOfCertificate } from "./keep-certificate";

/**
 * The certificate as an attachment, or 304 if the asker has these very bytes. The X-Certificate headers tell a script what the bytes are and where they came
 * from. A browser keeps it and asks again each time, so that each download is seen.
 */
export function certificateResponse(file: CertificateFile, request: Request): Response {
  const tag = entityTag(file.body);
  const headers = new Headers({
    "Content-Type": file.contentType,
    "Content-Length": String(file.body.length),
    "Content-Disposition": `attachment; filename="${file.filename}"`,
    ...tagged(tag),
    "X-Content-Type-Options": "nosniff",
    "X-Certificate-SHA256": file.sha256,
    "X-Certificate-Source": file.source,
  });
  if (file.overHttp) headers.set("X-Certificate-Unauthenticated", "fetched over http");
  if (isHeld(request, tag)) return notModified(tag);
  return new Response(new Uint8Array(file.body), { headers });
}

/**
 * Why there is none: a person who clicked the link (Accept names text/html) is led to the instance's page, which says what was wrong and what to do;
 * a program gets 502 with the reason as JSON.
 */
export function certificateFailure(error: CertificateError, request: Request, key: InstanceOfCertificate): Response {
  if ((request.headers.get("accept") ?? "").includes("text/html")) {
    const location = `/instances/${key.region}/${key.instanceId}?certificate=${error.reason}`;
    return new Response(null, { status: 303, headers: { Location: location } });
  }
  const params = { ...error.params, reason: error.reason };
  return Response.json({ error: { code: "certificate_unavailable", params } }, { status: 502 });
}
