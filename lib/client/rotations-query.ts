import { queryOptions } from "@tanstack/react-query";
import { isRotationMoving, type RotationDetail, type RotationPage } from "@/lib/domain/rotation-page";
import { fetchJson } from "./fetch-json";
import { BUSY_POLL_MILLIS, IDLE_POLL_MILLIS } from "./polling";

/** Every query of rotations: what to invalidate once something was done to one. */
export const ROTATIONS_KEY = ["rotations"] as const;

/** The list of rotations, the same for the server's prefetch and the browser. */
export function rotationsQuery() {
  return queryOptions({
    queryKey: [...ROTATIONS_KEY, "list"],
    queryFn: ({ signal }) => fetchJson<RotationPage>("/api/rotations", signal),
    refetchInterval: IDLE_POLL_MILLIS,
    refetchOnWindowFocus: "always",
    staleTime: BUSY_POLL_MILLIS,
  });
}

/** One rotation with its instances; read every 2 s while a new CA is looked for or SSL is being switched. */
export function rotationQuery(rotationId: string) {
  return queryOptions({
    queryKey: [...ROTATIONS_KEY, "one", rotationId],
    queryFn: ({ signal }) => fetchJson<RotationDetail>(`/api/rotations/${encodeURIComponent(rotationId)}`, signal),
    refetchInterval: ({ state }) => (state.data && isRotationMoving(state.data) ? BUSY_POLL_MILLIS : IDLE_POLL_MILLIS),
    refetchOnWindowFocus: "always",
    staleTime: BUSY_POLL_MILLIS,
  });
}
