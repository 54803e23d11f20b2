import { serialLoop } from "./sdk-loop.mjs";

// One call in a process of its own, as a shell loop over a command-line tool makes it: `node scripts/bench/sdk-once.mjs <endpoint> <region> <id>`.
const [, , endpoint, region, instanceId] = process.argv;
if (!endpoint || !region || !instanceId) throw new Error("An endpoint, a region and an instance are needed.");
await serialLoop(endpoint, [{ region, instanceId }]);
