import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { InstanceView } from "@/components/instance/instance-view";
import { ClientWords } from "@/components/shell/client-words";
import { Alert } from "@/components/ui/alert";
import { instanceQuery } from "@/lib/client/instance-query";
import { certificateProblem } from "@/lib/domain/certificate-problem";
import { can } from "@/lib/domain/permission";
import { firstParam, type RawParams } from "@/lib/domain/search-params";
import { pageContext } from "@/lib/server/auth/page-context";
import { getInstance } from "@/lib/server/inventory/get-instance";
import { orNotFound } from "../../../or-not-found";

type InstancePageProps = {
  readonly params: Promise<{ region: string; instanceId: string }>;
  readonly searchParams: Promise<RawParams>;
};

// Page and metadata of one request read the instance once.
const readInstance = cache(async (region: string, instanceId: string) => {
  const ctx = await pageContext("instance.read");
  return orNotFound(getInstance(ctx, { region, instanceId }));
});

export async function generateMetadata({ params }: InstancePageProps): Promise<Metadata> {
  const { region, instanceId } = await params;
  const { row } = await readInstance(region, instanceId);
  return { title: row.name === "" ? row.instanceId : row.name };
}

export default async function InstancePage({ params, searchParams }: InstancePageProps) {
  const { actor } = await pageContext("instance.read");
  const { region, instanceId } = await params;
  const client = new QueryClient();
  client.setQueryData(instanceQuery({ region, instanceId }).queryKey, await readInstance(region, instanceId));

  const problem = certificateProblem(firstParam(await searchParams, "certificate"));
  const t = await getTranslations("instance.certificate");
  const words = await getTranslations("certificate.problem");
  return (
    <ClientWords namespaces={["instance", "certificate", "changes", "toggle", "calls", "proof", "rotationOpen"]}>
      <HydrationBoundary state={dehydrate(client)}>
        <InstanceView
          region={region}
          instanceId={instanceId}
          mayProve={actor.kind === "member" && can(actor.role, "proof.run")}
          mayRotate={actor.kind === "member" && can(actor.role, "rotation.manage")}
          maySwitch={actor.kind === "member" && can(actor.role, "change.start")}
          notice={
            problem && (
              <Alert title={t("failed", { id: instanceId })} className="mx-4 mb-3">
                <p>{words(problem)}</p>
              </Alert>
            )
          }
        />
      </HydrationBoundary>
    </ClientWords>
  );
}
