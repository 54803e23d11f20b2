import { queryOptions } from "@tanstack/react-query";
import {
  CLIENTS_ASKED_MAX,
  CLIENTS_AT_ONCE,
  type ClientAnswers,
  type ClientSums,
  sumClients,
} from "@/lib/domain/client-counts";
import { fetchJson } from "./fetch-json";

type Named = { readonly region: string; readonly instanceId: string };

/** What was told a moment ago is told again when the dialog is closed and opened. */
const FRESH_MILLIS = 30_000;

/**
 * Who is connected to these instances: the first hundred are asked, a few at a time so that the page's own requests are not held up. What did
 * not answer counts as unknown.
 */
export function clientsQuery(instances: readonly Named[]) {
  const names = instances.slice(0, CLIENTS_ASKED_MAX).map(({ region, instanceId }) => `${region}/${instanceId}`);
  return queryOptions({
    queryKey: ["clients", instances.length, names],
    queryFn: async ({ signal }): Promise<ClientSums> => {
      const answers: ClientAnswers["instances"][number][] = [];
      for (let from = 0; from < names.length; from += CLIENTS_AT_ONCE) {
        const of = names.slice(from, from + CLIENTS_AT_ONCE).join(",");
        const { instances: some } = await fetchJson<ClientAnswers>(`/api/clients?of=${encodeURIComponent(of)}`, signal);
        answers.push(...some);
      }
      return sumClients(answers, instances.length);
    },
    enabled: names.length > 0,
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: FRESH_MILLIS,
  });
}
