"use server";

import { z } from "zod";
import { isTruststorePassword, TRUSTSTORE_PASSWORD_MAX } from "@/lib/domain/certificate-format";
import { CertificateError } from "@/lib/server/certificates/certificate-error";
import { downloadCertificate } from "@/lib/server/certificates/download-certificate";
import { memberAction } from "./action-client";
import { instanceIdInput, regionInput } from "./inputs";

/**
 * An instance's CA as a Java truststore under a password of the person's own: an action and no link, since a password in an address would end up in logs.
 * The file as base64, or why the certificate can't be had.
 */
export const makeTruststore = memberAction
  .metadata({ name: "makeTruststore", permission: "certificate.download" })
  .inputSchema(
    z
      .object({
        region: regionInput,
        instanceId: instanceIdInput,
        password: z.string().max(TRUSTSTORE_PASSWORD_MAX).refine(isTruststorePassword),
      })
      .strict(),
  )
  .action(async ({ ctx, parsedInput }) => {
    try {
      const file = await downloadCertificate(ctx, { ...parsedInput, format: "p12" });
      return { filename: file.filename, type: file.contentType, base64: file.body.toString("base64") };
    } catch (error) {
      if (error instanceof CertificateError) return { problem: error.reason };
      throw error;
    }
  });
