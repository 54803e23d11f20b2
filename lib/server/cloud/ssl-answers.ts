import "server-only";
import { flowState } from "@/lib/domain/flow";
import { type AnswerFields, readNumber, readRequestId, readText } from "./answer-fields";
import { parseApiTime } from "./api-time";
import type { EnableSslAnswer, FlowAnswer, SslAnswer } from "./cloud";

/** DescribeInstanceSSL. A Status other than 0 and 1 is not known; null is not "off". */
export function readSslAnswer(fields: AnswerFields, zoneMinutes: number): SslAnswer {
  const status = readNumber(fields, "Status");
  return {
    enabled: status === 0 || status === 1 ? status === 1 : null,
    expiresAt: parseApiTime(readText(fields, "ExpiredTime"), zoneMinutes),
    certificateUrl: readText(fields, "CertUrl"),
    requestId: readRequestId(fields),
  };
}

/** InstanceEnableSSL. Only the flow's id is taken: its Status, where it comes, need not be the state that follows. 0 is no flow. */
export function readEnableSslAnswer(fields: AnswerFields): EnableSslAnswer {
  const flowId = readText(fields, "FlowId");
  return { flowId: flowId === "0" ? null : flowId, requestId: readRequestId(fields) };
}

/** DescribeAsyncRequestInfo. Its times are whole seconds of one zone, whichever that is. */
export function readFlowAnswer(fields: AnswerFields): FlowAnswer {
  const [start, end] = ["StartTime", "EndTime"].map((name) => parseApiTime(readText(fields, name), 0));
  return {
    state: flowState(readText(fields, "Status")),
    tookMillis: start != null && end != null && end >= start ? end - start : null,
    requestId: readRequestId(fields),
  };
}
