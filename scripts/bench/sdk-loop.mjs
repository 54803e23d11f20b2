import { mongodb } from "tencentcloud-sdk-nodejs/tencentcloud/services/mongodb/index.js";
import { EMULATOR_KEYS } from "./bench-config.mjs";

/** What people write over the vendor's SDK: a client per region, and a call per instance. @typedef {{ region: string, instanceId: string }} Name */

/** @param {string} endpoint without a path */
function clients(endpoint) {
  /** @type {Map<string, InstanceType<typeof mongodb.v20190725.Client>>} */
  const byRegion = new Map();
  return (/** @type {string} */ region) => {
    const client =
      byRegion.get(region) ??
      new mongodb.v20190725.Client({
        credential: {
          secretId: EMULATOR_KEYS.TENCENTCLOUD_SECRET_ID,
          secretKey: EMULATOR_KEYS.TENCENTCLOUD_SECRET_KEY,
        },
        region,
        profile: { httpProfile: { endpoint: new URL(endpoint).host, protocol: "http://" } },
      });
    byRegion.set(region, client);
    return client;
  };
}

/**
 * One after the other.
 * @param {string} endpoint
 * @param {readonly Name[]} names
 * @returns {Promise<number>} seconds
 */
export function serialLoop(endpoint, names) {
  return parallelLoop(endpoint, names, 1);
}

/**
 * So many at once; a refused call is made again after a second, as examples do it.
 * @param {string} endpoint
 * @param {readonly Name[]} names
 * @param {number} atOnce
 * @returns {Promise<number>} seconds
 */
export async function parallelLoop(endpoint, names, atOnce) {
  const client = clients(endpoint);
  const queue = [...names];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let name = queue.shift(); name; name = queue.shift()) {
        while (!(await read(client(name.region), name.instanceId)))
          await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }),
  );
  return (performance.now() - started) / 1000;
}

/**
 * Whether there was an answer; "not supported" is one.
 * @param {InstanceType<typeof mongodb.v20190725.Client>} client
 * @param {string} instanceId
 * @returns {Promise<boolean>} false = refused for the rate
 */
async function read(client, instanceId) {
  try {
    await client.request("DescribeInstanceSSL", { InstanceId: instanceId });
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("UnsupportedOperation")) return true;
    if (code.startsWith("RequestLimitExceeded")) return false;
    throw error;
  }
}
