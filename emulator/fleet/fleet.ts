import type { EmulatedFlow, EmulatedInstance, InstancePatch } from "../emulated-instance";
import { completeFlow, completeInstance } from "../seeds/complete-instance";
import type { World } from "../seeds/seed";
import { afterFlow } from "./after-flow";
import { InstanceRecord } from "./instance-record";

type FlowOwner = { readonly region: string; readonly instanceId: string };
export type FlowRecord = FlowOwner & { readonly flow: EmulatedFlow };

/** What differs from the seed: enough, with the seed and its moment, to build the fleet again. */
export type FleetChanges = {
  readonly nextFlowId: number;
  readonly instances: readonly EmulatedInstance[];
  readonly removed: readonly FlowOwner[];
  readonly flows: readonly FlowRecord[];
};

const FIRST_FLOW_ID = 110_001;
const MOST_FLOWS = 20_000;

/**
 * The instances and their tasks. There are no timers: whoever reads first calls `settle` with the time of its clock, and every
 * task that is due by then ends as of its own end, so a jump of an injected clock has the same effect as waiting.
 */
export class Fleet {
  readonly #regions = new Map<string, Map<string, InstanceRecord>>();
  readonly #flows = new Map<number, FlowRecord>();
  readonly #running = new Set<number>();
  #changed = new Set<InstanceRecord>();
  #removed: FlowOwner[] = [];
  #nextFlowId = FIRST_FLOW_ID;

  constructor(world: World, changes?: FleetChanges) {
    for (const instance of world.instances) this.#insert(instance);
    if (changes === undefined) return;
    for (const { region, instanceId } of changes.removed) this.remove(region, instanceId);
    for (const instance of changes.instances) this.#changed.add(this.#insert(instance));
    for (const record of changes.flows) this.#keepFlow(record);
    this.#nextFlowId = changes.nextFlowId;
  }

  changes(): FleetChanges {
    return {
      nextFlowId: this.#nextFlowId,
      instances: [...this.#changed].map((record) => record.current),
      removed: this.#removed,
      flows: [...this.#flows.values()],
    };
  }

  /** Ends every task that is due. @returns whether any was. */
  settle(now: number): boolean {
    let ended = false;
    for (const id of this.#running) {
      const record = this.#flows.get(id);
      if (record === undefined || record.flow.endsAt > now) continue;
      ended = true;
      const flow = { ...record.flow, status: record.flow.outcome };
      this.#keepFlow({ ...record, flow });
      const instance = this.#record(record.region, record.instanceId);
      if (instance?.current.flow?.id === id) this.#replace(instance, afterFlow(instance.current, flow), flow.endsAt);
    }
    return ended;
  }

  hasRegion(region: string): boolean {
    return this.#regions.has(region);
  }

  /** The instances of one region, or of all. @param at the moment whose state is wanted, when it is not the present. */
  list(region?: string, at?: number): EmulatedInstance[] {
    const regions =
      region === undefined
        ? [...this.#regions.values()]
        : [this.#regions.get(region) ?? new Map<string, InstanceRecord>()];
    return regions.flatMap((instances) => [...instances.values()].map((record) => record.at(at)));
  }

  find(region: string, instanceId: string, at?: number): EmulatedInstance | undefined {
    return this.#record(region, instanceId)?.at(at);
  }

  flow(id: number): FlowRecord | undefined {
    return this.#flows.get(id);
  }

  /** Starts the change of an instance that is there and idle: its Status is 1 until the task ends. */
  startFlow(
    instance: EmulatedInstance,
    planned: Pick<EmulatedFlow, "target" | "startedAt" | "endsAt" | "outcome">,
  ): EmulatedFlow {
    const flow: EmulatedFlow = { ...planned, id: this.#nextFlowId++, status: "running" };
    this.update(instance.region, instance.instanceId, { status: 1, flow }, planned.startedAt);
    return flow;
  }

  add(given: InstancePatch, now: number): EmulatedInstance {
    const instanceId = given.instanceId ?? `cmgo-added${String(this.#nextFlowId++)}`;
    const instance = completeInstance({ ...given, instanceId }, now);
    const record = this.#insert(instance);
    this.#changed.add(record);
    if (instance.flow !== null) this.#keepFlow({ region: instance.region, instanceId, flow: instance.flow });
    return instance;
  }

  /** @throws when there is no such instance, or when the patch would move it. */
  update(region: string, instanceId: string, patch: InstancePatch, now: number): void {
    const record = this.#record(region, instanceId);
    if (record === undefined) throw new Error(`The emulator has no instance ${instanceId} in ${region}.`);
    const { flow: given, ...fields } = patch;
    const next = { ...record.current, ...fields };
    if (next.region !== region || next.instanceId !== instanceId)
      throw new Error("The region and the id of an instance cannot change.");
    if (given === null) next.flow = null;
    else if (given !== undefined) {
      next.flow = completeFlow({ id: this.#nextFlowId++, ...given }, now);
      this.#keepFlow({ region, instanceId, flow: next.flow });
    }
    this.#replace(record, next, now);
  }

  remove(region: string, instanceId: string): void {
    const record = this.#record(region, instanceId);
    if (record === undefined) return;
    this.#regions.get(region)?.delete(instanceId);
    this.#changed.delete(record);
    this.#removed.push({ region, instanceId });
  }

  #insert(instance: EmulatedInstance): InstanceRecord {
    const instances = this.#regions.get(instance.region) ?? new Map<string, InstanceRecord>();
    this.#regions.set(instance.region, instances);
    const record = new InstanceRecord(instance);
    instances.set(instance.instanceId, record);
    return record;
  }

  #record(region: string, instanceId: string): InstanceRecord | undefined {
    return this.#regions.get(region)?.get(instanceId);
  }

  #replace(record: InstanceRecord, next: EmulatedInstance, at: number): void {
    record.replace(next, at);
    this.#changed.add(record);
  }

  #keepFlow(record: FlowRecord): void {
    const { id, status } = record.flow;
    this.#flows.set(id, record);
    if (status === "running") this.#running.add(id);
    else this.#running.delete(id);
    const oldest = this.#flows.keys().next().value;
    if (this.#flows.size > MOST_FLOWS && oldest !== undefined && !this.#running.has(oldest)) this.#flows.delete(oldest);
  }
}
