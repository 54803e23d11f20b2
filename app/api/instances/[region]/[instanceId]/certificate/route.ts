import { CERTIFICATE_FORMATS } from "@/lib/domain/certificate-format";
import { Refusal } from "@/lib/domain/refusal";
import { oneOf } from "@/lib/domain/search-params";
import { withRoute } from "@/lib/server/auth/with-route";
import { CertificateError } from "@/lib/server/certificates/certificate-error";
import { certificateFailure, certificateResponse } from "@/lib/server/certificates/certificate-response";
import { downloadCertificate } from "@/lib/server/certificates/download-certificate";
import { downloadKeptCertificate } from "@/lib/server/certificates/download-kept-certificate";

/** GET …/certificate?format=pem|der|p12|bundle: the instance's CA certificate as an attachment, a p12 with Java's customary password; with sha256 (PEM only) one that it has or had, as kept (screen contract in docs/architecture.md). */
export const GET = withRoute("certificate.download", async (ctx, request, { region = "", instanceId = "" }) => {
  const { searchParams } = new URL(request.url);
  const format = oneOf(CERTIFICATE_FORMATS, searchParams.get("format") ?? "pem");
  const sha256 = searchParams.get("sha256");
  if (!format) throw new Refusal("invalid_input", { field: "format" });
  if (sha256 !== null && format === "pem")
    return certificateResponse(await downloadKeptCertificate(ctx, { region, instanceId, sha256 }), request);
  try {
    return certificateResponse(await downloadCertificate(ctx, { region, instanceId, format }), request);
  } catch (error) {
    if (error instanceof CertificateError) return certificateFailure(error, request, { region, instanceId });
    throw error;
  }
});
