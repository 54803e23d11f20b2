import "server-only";
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
  return { clients: readNumber(fields, "TotalCount"), requestId: readRequestId(fields) };
}
