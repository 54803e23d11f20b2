"use client";
import { useQueryClient } from "@tanstack/react-query";
import { proveTls } from "@/lib/actions/proofs";
import { instanceQuery } from "@/lib/client/instance-query";
import { useActionMutation } from "@/lib/client/use-action-mutation";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import type { TlsProof } from "@/lib/domain/tls-proof";

type InstanceName = { readonly region: string; readonly instanceId: string };

/** Makes a proof and puts it into the page; the CA certificate may have been fetched for it, so the page is read anew. */
export function useProveTls() {
  const client = useQueryClient();
  const readAnew = (name: InstanceName) => void client.invalidateQueries({ queryKey: instanceQuery(name).queryKey });
  return useActionMutation<InstanceName, TlsProof>(proveTls, {
    onSuccess: (proof, name) => {
      client.setQueryData<InstanceDetail>(instanceQuery(name).queryKey, (detail) => detail && { ...detail, proof });
      readAnew(name);
    },
    onError: (_, name) => readAnew(name),
  });
}
