import "server-only";
import { type CallOptions, type Cloud, CloudError } from "../cloud/cloud";
import type { AskLeader } from "./ask-leader";
import type { AskedRead, CloudReads } from "./leader-request";

/**
 * The cloud as verbs of any process may use it: directly while the process leads, else through the one that does, so that one rate limiter
 * counts all calls. `leading` = the leader's cloud, or null while another process leads.
 */
export function replicaCloud(own: Cloud, leading: () => CloudReads | null, ask: AskLeader): Cloud {
  /** The read where it may be made: here, or as a request to the leader. */
  function read<Answer>(
    here: (cloud: CloudReads) => Promise<Answer>,
    asked: AskedRead,
    { lane, retries, signal }: CallOptions,
  ): Promise<Answer> {
    const cloud = leading();
    return cloud ? here(cloud) : ask<Answer>({ kind: "read", ...asked, lane, retries }, signal);
  }
  return {
    regions: own.regions,
    prepare: () => own.prepare(),
    hostOf: (region) => own.hostOf(region),
    setSteadyPace: (callsPerMinute) => own.setSteadyPace(callsPerMinute),
    usage: () => own.usage(),
    stats: () => own.stats(),
    close: () => own.close(),
    listInstances: (region, page, options) =>
      read(
        (cloud) => cloud.listInstances(region, page, options),
        { read: "listInstances", given: [region, page] },
        options,
      ),
    readSsl: (region, instanceId, options) =>
      read(
        (cloud) => cloud.readSsl(region, instanceId, options),
        { read: "readSsl", given: [region, instanceId] },
        options,
      ),
    readConnectionStrings: (region, instanceId, options) =>
      read(
        (cloud) => cloud.readConnectionStrings(region, instanceId, options),
        { read: "readConnectionStrings", given: [region, instanceId] },
        options,
      ),
    readClients: (region, instanceId, options) =>
      read(
        (cloud) => cloud.readClients(region, instanceId, options),
        { read: "readClients", given: [region, instanceId] },
        options,
      ),
    readFlow: (region, flowId, options) =>
      read((cloud) => cloud.readFlow(region, flowId, options), { read: "readFlow", given: [region, flowId] }, options),
    // A change is recorded, and the leader's own loop sends it: nothing else may.
    enableSsl: async () => {
      const message = "InstanceEnableSSL is sent by the background work only";
      throw new CloudError({ class: "not_sent", code: null, requestId: null, message });
    },
  };
}
