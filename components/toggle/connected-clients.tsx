"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { StatusText } from "@/components/ui/status-text";
import { clientsQuery } from "@/lib/client/clients-query";

type ConnectedClientsProps = {
  readonly instances: readonly { readonly region: string; readonly instanceId: string }[];
};

/** Who is connected to what is about to restart, as far as the API tells; nothing waits for it. */
export function ConnectedClients({ instances }: ConnectedClientsProps) {
  const t = useTranslations("common.clients");
  const { data, isPending } = useQuery(clientsQuery(instances));
  if (instances.length === 0) return null;
  const unknown = data ? data.unknown : isPending ? 0 : instances.length;
  return (
    <StatusText className="flex flex-wrap gap-x-1.5">
      {isPending && <span className="text-muted">{t("asking")}</span>}
      {data && data.known > 0 && (
        <span>{t("connected", { clients: data.connections, addresses: data.addresses })}</span>
      )}
      {unknown > 0 && <span>{t("unknown", { count: unknown, all: unknown === instances.length ? "yes" : "no" })}</span>}
      {data && data.notAsked > 0 && <span>{t("notAsked", { count: data.notAsked })}</span>}
    </StatusText>
  );
}
