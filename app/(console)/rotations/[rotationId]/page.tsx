import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RotationView } from "@/components/rotations/rotation-view";
import { ClientWords } from "@/components/shell/client-words";
import { rotationQuery } from "@/lib/client/rotations-query";
import { can } from "@/lib/domain/permission";
import { pageContext } from "@/lib/server/auth/page-context";
import { getRotation } from "@/lib/server/rotations/get-rotation";
import { orNotFound } from "../../or-not-found";

type RotationPageProps = { readonly params: Promise<{ rotationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rotations"))("titleOne") };
}

export default async function RotationPage({ params }: RotationPageProps) {
  const ctx = await pageContext("rotation.read");
  const { rotationId } = await params;
  const role = ctx.actor.kind === "member" ? ctx.actor.role : null;
  const client = new QueryClient();
  client.setQueryData(rotationQuery(rotationId).queryKey, await orNotFound(getRotation(ctx, rotationId)));
  return (
    <ClientWords namespaces={["rotations", "proof", "certificate", "bulk"]}>
      <HydrationBoundary state={dehydrate(client)}>
        <RotationView
          rotationId={rotationId}
          may={{
            manage: can(role, "rotation.manage"),
            change: can(role, "change.start"),
            prove: can(role, "proof.run"),
          }}
        />
      </HydrationBoundary>
    </ClientWords>
  );
}
