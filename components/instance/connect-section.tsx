"use client";
import { Tabs } from "@base-ui/react/tabs";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import {
  certificateFileName,
  connectionSnippet,
  SNIPPET_CLIENT_NAMES,
  SNIPPET_CLIENTS,
  type SnippetClient,
} from "@/lib/domain/connection-snippet";
import type { InstanceDetail } from "@/lib/domain/instance-detail";
import { ConnectionChoice } from "./connection-choice";
import { Section } from "./section";

function preparation(client: SnippetClient): "prompt" | "replace" | "prepare" {
  if (client === "mongosh") return "prompt";
  return client === "compass" ? "replace" : "prepare";
}

/** Clients with something of their own to know. */
const NOTED = ["spring", "go", "csharp"] as const;

/** How a client connects with TLS, for nine clients: the chain is verified, only the host name is not. */
export function ConnectSection({ detail }: { readonly detail: InstanceDetail }) {
  const t = useTranslations("instance.connect");
  const common = useTranslations("common");
  const { row } = detail;
  const file = () => <code className="font-mono text-sm text-strong">{certificateFileName(row.instanceId)}</code>;
  return (
    <Section title={t("title")}>
      <div className="flex max-w-prose flex-col gap-2">
        {row.sslState !== "enabled" && <p className="text-strong">{t("off")}</p>}
        <p>{t("intro")}</p>
      </div>
      <ConnectionChoice detail={detail}>
        {(address) => (
          <Tabs.Root defaultValue={SNIPPET_CLIENTS[0]} className="mt-3">
            <Tabs.List aria-label={t("client")} className="flex gap-1 overflow-x-auto border-b border-line">
              {SNIPPET_CLIENTS.map((client) => (
                <Tabs.Tab
                  key={client}
                  value={client}
                  className="-mb-px min-h-9 shrink-0 whitespace-nowrap border-b-2 border-transparent px-2 text-muted hover:text-strong data-[active]:border-accent data-[active]:font-medium data-[active]:text-strong"
                >
                  {SNIPPET_CLIENT_NAMES[client]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {SNIPPET_CLIENTS.map((client) => {
              const snippet = connectionSnippet(client, row.instanceId, address);
              const name = SNIPPET_CLIENT_NAMES[client];
              const note = NOTED.find((noted) => noted === client);
              return (
                <Tabs.Panel key={client} value={client} className="pt-3 inert:hidden">
                  <div className="mb-2 flex items-end justify-between gap-3">
                    <p className="max-w-prose">{t.rich(preparation(client), { file })}</p>
                    <CopyButton
                      value={snippet}
                      label={t("copy", { client: name })}
                      text={common("copy")}
                      className="shrink-0 bg-panel"
                    />
                  </div>
                  {note && <p className="mb-2 max-w-prose text-sm text-muted">{t(`note.${note}`)}</p>}
                  {/* Wrapped, not scrolled: the copy button keeps the line breaks as they are. */}
                  <pre className="rounded border border-line bg-panel p-3 font-mono text-sm whitespace-pre-wrap text-strong [tab-size:4] [overflow-wrap:anywhere]">
                    {snippet}
                  </pre>
                </Tabs.Panel>
              );
            })}
          </Tabs.Root>
        )}
      </ConnectionChoice>
      <p className="mt-3 max-w-prose text-sm text-muted">{t("plain")}</p>
    </Section>
  );
}
