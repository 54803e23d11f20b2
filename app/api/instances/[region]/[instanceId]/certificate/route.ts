import { Refusal } from "@/lib/domain/refusal";
import { withRoute } from "@/lib/server/auth/with-route";
import { CertificateError } from "@/lib/server/certificates/certificate-error";
import { certificateFailure, certificateResponse } from "@/lib/server/certificates/certificate-response";
import { downloadCertificate } from "@/lib/server/certificates/download-certificate";

/** GET …/certificate?format=pem: the instance's CA certificate as an attachment (screen contract in docs/architecture.md). */
export const GET = withRoute("certificate.download", async (ctx, request, { region = "", instanceId = "" }) => {
  const format = new URL(request.url).searchParams.get("format") ?? "pem";
  if (format !== "pem") throw new Refusal("invalid_input", { field: "format" });
  try {
    return certificateResponse(await downloadCertificate(ctx, { region, instanceId, format }));
  } catch (error) {
    if (error instanceof CertificateError) return certificateFailure(error, request, { region, instanceId });
    throw error;
  }
});
