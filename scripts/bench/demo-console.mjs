import { EMULATOR_KEYS } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { startProductionConsole } from "./production-console.mjs";

/**
 * A production console on the small fleet that a newcomer sees, for as long as `use` takes.
 * @template T
 * @param {(url: string, console: Awaited<ReturnType<typeof startProductionConsole>>) => Promise<T>} use
 * @param {{ latencyMillis?: number, flowMillis?: number, added?: readonly import("../../emulator/emulated-instance").InstancePatch[], settings?: Record<string, string | undefined> }} [options]
 * @returns {Promise<T>}
 */
export async function withDemo(use, { added = [], settings = {}, ...options } = {}) {
  const emulator = await startBenchEmulator({ seed: "small", ...options });
  for (const instance of added) await emulator.addInstance(instance);
  const store = await makeBenchStore("sqlite");
  try {
    const console = await startProductionConsole({
      ...EMULATOR_KEYS,
      ...store.settings,
      TENCENTCLOUD_ENDPOINT: emulator.url,
      CERTIFICATE_HOSTS: "127.0.0.1",
      ...settings,
    });
    try {
      return await use(console.url, console);
    } finally {
      await console.stop();
    }
  } finally {
    await emulator.close();
    await store.remove();
  }
}
