import type { Emulator } from "../emulator";
import type { ListenOptions } from "./tls-listener";

/** Instances of the small seed whose nodes are there, by name, and how they behave; what else is in the seed lies in networks that nobody here reaches. */
const NODES: Readonly<Record<string, ListenOptions>> = {
  "auth-sessions": {},
  "cart-cache": {},
  "checkout-prod": {},
  "fraud-rules": { maxVersion: "TLSv1.1" },
  "loyalty-points": {},
  pricing: {},
  "iot-telemetry": { plaintext: true },
  "search-suggest": { silent: true },
};

/** Lets those nodes listen on loopback and gives their instances these addresses, so that TLS can be proven in a demo. Ports are new at each start. */
export async function listenForDemo(emulator: Emulator): Promise<void> {
  for (const { region, instanceId, name } of emulator.instances()) {
    const options = Object.hasOwn(NODES, name) ? NODES[name] : undefined;
    if (options === undefined) continue;
    const { host, port } = await emulator.listen(region, instanceId, options);
    emulator.updateInstance(region, instanceId, { vip: host, vport: port });
  }
}
