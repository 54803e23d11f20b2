import "server-only";
import type { ConnectedClients } from "@/lib/domain/client-counts";
import { type AnswerFields, readList, readNumber, readRequestId, readText } from "./answer-fields";
import type { ClientsAnswer, ConnectionStringsAnswer } from "./cloud";

/** DescribeDBInstanceURL. An entry without an address is left out. */
export function readConnectionStringsAnswer(fields: AnswerFields): ConnectionStringsAnswer {
  const strings = readList(fields, "Urls").flatMap((entry) => {
    const address = readText(entry, "Address");
    return address === null ? [] : [{ type: readText(entry, "URLType") ?? "", address }];
  });
  return { strings, requestId: readRequestId(fields) };
}

/** DescribeClientConnections. */
export function readClientsAnswer(fields: AnswerFields): ClientsAnswer {
  const clients = readNumber(fields, "TotalCount");
  return { clients, connected: readConnected(fields, clients), requestId: readRequestId(fields) };
}

/** An entry without an address or a number, or a list that is not whole, makes the sum unknown: it is not to be read as fewer. */
function readConnected(fields: AnswerFields, total: number | null): ConnectedClients | null {
  if (!Array.isArray(fields.Clients)) return null;
  const entries = readList(fields, "Clients");
  if (entries.length < Math.max(total ?? 0, fields.Clients.length)) return null;
  const addresses: string[] = [];
  let connections = 0;
  for (const entry of entries) {
    if (entry.InternalService === true) continue;
    const address = readText(entry, "IP");
    const count = readNumber(entry, "Count");
    if (address === null || count === null) return null;
    addresses.push(address);
    connections += count;
  }
  return { addresses, connections };
}
