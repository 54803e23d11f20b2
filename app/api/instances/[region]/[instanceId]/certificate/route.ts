import { Refusal } from "@/lib/domain/refusal";
import { withRoute } from "@/lib/server/auth/with-route";
import { CertificateError } from "@/lib/server/certificates/certificate-error";
import { downloadCertificate } from "@/lib/server/certificates/download-certificate";

/** A person who clicked the link; scripts and fetch() ask for anything or for JSON. */
function isNavigation(request: Request): boolean {
  return (request.headers.get("accept") ?? "").includes("text/html");
}

/** The person is led to the instance's page, which says what was wrong and what to do; a program gets 502 as JSON. */
function failure(error: CertificateError, request: Request, page: string): Response {
  if (isNavigation(request))
    return new Response(null, { status: 303, headers: { location: `${page}?certificate=${error.reason}` } });
  return Response.json(
    { error: { code: "certificate_unavailable", params: { ...error.params, reason: error.reason } } },
    { status: 502 },
  );
}

/** GET …/certificate?format=pem: the instance's CA certificate as an attachment (screen contract in docs/architecture.md). */
export const GET = withRoute("certificate.download", async (ctx, request, { region = "", instanceId = "" }) => {
  const format = new URL(request.url).searchParams.get("format") ?? "pem";
  if (format !== "pem") throw new Refusal("invalid_input", { field: "format" });
  try {
    const file = await downloadCertificate(ctx, { region, instanceId, format });
    return new Response(new Uint8Array(file.body), {
      headers: {
        "content-type": file.contentType,
        "content-length": String(file.body.length),
        "content-disposition": `attachment; filename="${file.filename}"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
        "x-certificate-sha256": file.sha256,
        "x-certificate-source": file.source,
        ...(file.overHttp ? { "x-certificate-unauthenticated": "fetched over http" } : {}),
      },
    });
  } catch (error) {
    if (error instanceof CertificateError) return failure(error, request, `/instances/${region}/${instanceId}`);
    throw error;
  }
});
