import "server-only";
import { isInstanceGone, isSslUnsupported } from "@/lib/domain/api-error";
import type { Reading } from "@/lib/domain/change-step";
import type { FlowState } from "@/lib/domain/flow";
import { sslStateFromStatus } from "@/lib/domain/ssl-state";
import { type CallOptions, CloudError } from "../cloud/cloud";
import type { App } from "../context";
import type { ChangeItemTable } from "../db/schema";
import { keepSsl } from "../inventory/check-ssl";
import { keepListing } from "../inventory/keep-listing";

async function orNull<T>(reading: Promise<T>): Promise<T | CloudError> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof CloudError) return error;
    throw error;
  }
}

async function readStatus(app: App, item: ChangeItemTable, options: CallOptions): Promise<Reading["status"]> {
  const page = await orNull(
    app.cloud.listInstances(item.region, { offset: 0, limit: 100, instanceIds: [item.instance_id] }, options),
  );
  if (page instanceof CloudError) return isInstanceGone(page.code) ? "gone" : null;
  const listed = page.instances.find((instance) => instance.instanceId === item.instance_id);
  // Only an answer that was read whole can say that the instance is not there.
  if (!listed) return page.instances.length >= page.total ? "gone" : null;
  await keepListing(app, item.region, [listed]);
  return listed.statusCode;
}

async function readSslState(app: App, item: ChangeItemTable, options: CallOptions): Promise<Reading["ssl"]> {
  const answer = await orNull(app.cloud.readSsl(item.region, item.instance_id, options));
  if (answer instanceof CloudError) return isSslUnsupported(answer.code) ? "unsupported" : null;
  await keepSsl(app, { region: item.region, instanceId: item.instance_id }, answer);
  return sslStateFromStatus(answer.enabled === null ? null : Number(answer.enabled));
}

type FlowRead = { readonly state: FlowState | null; readonly tookMillis: number | null };

/** A flow that the API does not know (a final refusal) can't tell anything: the item is then followed by the instance's own state. */
async function readFlow(app: App, item: ChangeItemTable, options: CallOptions): Promise<FlowRead | "not_known"> {
  if (item.flow_id === null) return "not_known";
  const answer = await orNull(app.cloud.readFlow(item.region, item.flow_id, options));
  if (!(answer instanceof CloudError)) return answer;
  return answer.class === "final" ? "not_known" : { state: null, tookMillis: null };
}

/** `tookMillis`: how long the flow took, once it has ended and where the API tells. */
type Look = { readonly reading: Reading; readonly hasFlow: boolean; readonly tookMillis: number | null };

/**
 * One look: the flow first, and while it runs nothing else (one call); once it has ended, or when there is none, the instance's status and SSL.
 * What was read of the instance is kept in the inventory too, so the list never shows less than the change knows.
 */
export async function lookAtItem(app: App, item: ChangeItemTable, options: CallOptions): Promise<Look> {
  const read = await readFlow(app, item, options);
  const hasFlow = read !== "not_known";
  const { state: flow, tookMillis } = hasFlow ? read : { state: null, tookMillis: null };
  if (flow === "running" || (hasFlow && flow === null))
    return { reading: { flow, status: null, ssl: null }, hasFlow, tookMillis };
  const [status, ssl] = await Promise.all([readStatus(app, item, options), readSslState(app, item, options)]);
  return { reading: { flow, status, ssl }, hasFlow, tookMillis };
}
