/** Who is connected to an instance, as DescribeClientConnections told: addresses outside of the service itself, and their connections. */
export type ConnectedClients = { readonly addresses: readonly string[]; readonly connections: number };

/** The answer of GET /api/clients; `clients` null = not known (unsupported, refused, no answer), which is not "none". */
export type ClientAnswers = {
  readonly instances: readonly {
    readonly region: string;
    readonly instanceId: string;
    readonly clients: ConnectedClients | null;
  }[];
};

/** More instances than this are not asked before a change: the rest is said to be not asked. */
export const CLIENTS_ASKED_MAX = 100;
/** So many in one request. */
export const CLIENTS_AT_ONCE = 20;

export type ClientSums = {
  readonly connections: number;
  /** Each address once, however many instances it is connected to. */
  readonly addresses: number;
  readonly known: number;
  readonly unknown: number;
  readonly notAsked: number;
};

/** Sums over the instances of a change, of which there are `total`. */
export function sumClients(answers: ClientAnswers["instances"], total: number): ClientSums {
  const told = answers.flatMap(({ clients }) => clients ?? []);
  return {
    connections: told.reduce((sum, { connections }) => sum + connections, 0),
    addresses: new Set(told.flatMap(({ addresses }) => addresses)).size,
    known: told.length,
    unknown: answers.length - told.length,
    notAsked: total - answers.length,
  };
}
