import "server-only";
import { type Cloud, CloudError } from "../cloud/cloud";
import type { AskLeader } from "./ask-leader";
import type { CloudReads } from "./leader-request";

/**
 * The cloud as verbs of any process may use it: directly while the process leads, else through the one that does, so that one rate limiter
 * counts all calls. `leading` = the leader's cloud, or null while another process leads.
 */
export function replicaCloud(own: Cloud, leading: () => CloudReads | null, ask: AskLeader): Cloud {
  return {
    ...own,
    listInstances: async (region, page, options) => {
      const cloud = leading();
      if (cloud) return cloud.listInstances(region, page, options);
      const { lane, retries, signal } = options;
      return ask({ kind: "read", read: "listInstances", given: [region, page], lane, retries }, signal);
    },
    readSsl: async (region, instanceId, options) => {
      const cloud = leading();
      if (cloud) return cloud.readSsl(region, instanceId, options);
      const { lane, retries, signal } = options;
      return ask({ kind: "read", read: "readSsl", given: [region, instanceId], lane, retries }, signal);
    },
    readConnectionStrings: async (region, instanceId, options) => {
      const cloud = leading();
      if (cloud) return cloud.readConnectionStrings(region, instanceId, options);
      const { lane, retries, signal } = options;
      return ask({ kind: "read", read: "readConnectionStrings", given: [region, instanceId], lane, retries }, signal);
    },
    readClients: async (region, instanceId, options) => {
      const cloud = leading();
      if (cloud) return cloud.readClients(region, instanceId, options);
      const { lane, retries, signal } = options;
      return ask({ kind: "read", read: "readClients", given: [region, instanceId], lane, retries }, signal);
    },
    readFlow: async (region, flowId, options) => {
      const cloud = leading();
      if (cloud) return cloud.readFlow(region, flowId, options);
      const { lane, retries, signal } = options;
      return ask({ kind: "read", read: "readFlow", given: [region, flowId], lane, retries }, signal);
    },
    // A change is recorded, and the leader's own loop sends it: nothing else may.
    enableSsl: async () => {
      const message = "InstanceEnableSSL is sent by the background work only";
      throw new CloudError({ class: "not_sent", code: null, requestId: null, message });
    },
  };
}
