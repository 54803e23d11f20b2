import { serialLoop } from "./sdk-loop.mjs";

// One call in a process of its own, as a shell loop over a command-line tool makes it: `node scripts/bench/sdk-once.mjs <endpoint> <region> <id> [whole]`.
const [, , endpoint, region, instanceId, whole] = process.argv;
if (!endpoint || !region || !instanceId) throw new Error("An endpoint, a region and an instance are needed.");
// As the SDK's README imports it: the clients of every product of the cloud.
if (whole) await import("tencentcloud-sdk-nodejs");
await serialLoop(endpoint, [{ region, instanceId }]);
