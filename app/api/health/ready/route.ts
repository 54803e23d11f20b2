import { getApp } from "@/lib/server/registry";

export const dynamic = "force-dynamic";

/** 200 when a write goes through the (migrated) store and the background work runs; else 503 with the part that does not. */
export async function GET(): Promise<Response> {
  const { store, worker } = getApp();
  const parts = { store: (await store.healthy()) ? "ok" : "failing", worker: worker.alive() ? "ok" : "failing" };
  const ready = parts.store === "ok" && parts.worker === "ok";
  const body = { status: ready ? "ready" : "not_ready", parts };
  return Response.json(body, { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
