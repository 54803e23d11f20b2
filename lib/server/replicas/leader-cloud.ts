import "server-only";
import type { Cloud } from "../cloud/cloud";

/** The cloud for as long as this process leads: no call leaves once another process may lead. */
export function leaderCloud(cloud: Cloud, mayCall: () => boolean): Cloud {
  // Each by name: a new call that is not told of the lease would not be one of the leader's.
  return {
    regions: cloud.regions,
    prepare: () => cloud.prepare(),
    hostOf: (region) => cloud.hostOf(region),
    setSteadyPace: (callsPerMinute) => cloud.setSteadyPace(callsPerMinute),
    usage: () => cloud.usage(),
    stats: () => cloud.stats(),
    close: () => cloud.close(),
    listInstances: (region, page, options) => cloud.listInstances(region, page, { ...options, mayCall }),
    readSsl: (region, instanceId, options) => cloud.readSsl(region, instanceId, { ...options, mayCall }),
    enableSsl: (region, instanceId, enable, options) =>
      cloud.enableSsl(region, instanceId, enable, { ...options, mayCall }),
    readConnectionStrings: (region, instanceId, options) =>
      cloud.readConnectionStrings(region, instanceId, { ...options, mayCall }),
    readClients: (region, instanceId, options) => cloud.readClients(region, instanceId, { ...options, mayCall }),
    readFlow: (region, flowId, options) => cloud.readFlow(region, flowId, { ...options, mayCall }),
  };
}
