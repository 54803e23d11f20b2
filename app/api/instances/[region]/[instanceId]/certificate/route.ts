import { CERTIFICATE_FORMATS } from "@/lib/domain/certificate-format";
import { Refusal } from "@/lib/domain/refusal";
import { oneOf } from "@/lib/domain/search-params";
import { withRoute } from "@/lib/server/auth/with-route";
import { CertificateError } from "@/lib/server/certificates/certificate-error";
import { certificateFailure, certificateResponse } from "@/lib/server/certificates/certificate-response";
import { downloadCertificate } from "@/lib/server/certificates/download-certificate";

/** GET …/certificate?format=pem|der|p12|bundle: the instance's CA certificate as an attachment, a p12 with Java's customary password (screen contract in docs/architecture.md). */
export const GET = withRoute("certificate.download", async (ctx, request, { region = "", instanceId = "" }) => {
  const format = oneOf(CERTIFICATE_FORMATS, new URL(request.url).searchParams.get("format") ?? "pem");
  if (!format) throw new Refusal("invalid_input", { field: "format" });
  try {
    return certificateResponse(await downloadCertificate(ctx, { region, instanceId, format }), request);
  } catch (error) {
    if (error instanceof CertificateError) return certificateFailure(error, request, { region, instanceId });
    throw error;
  }
});
