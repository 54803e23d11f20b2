"use server";

import { z } from "zod";
import { proveTls as proveTlsVerb } from "@/lib/server/proofs/prove-tls";
import { memberAction } from "./action-client";
import { instanceIdInput, regionInput } from "./inputs";

/** Proves TLS on the nodes of one instance, from this server. The addresses are the API's; the browser names the instance only. */
export const proveTls = memberAction
  .metadata({ name: "proveTls", permission: "proof.run" })
  .inputSchema(z.object({ region: regionInput, instanceId: instanceIdInput }).strict())
  .action(async ({ ctx, parsedInput }) => proveTlsVerb(ctx, parsedInput));
