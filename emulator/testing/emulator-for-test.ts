import { onTestFinished } from "vitest";
import type { Emulator, EmulatorOptions } from "../emulator";
import { startEmulator } from "../start-emulator";

/** An emulator without instances, unless a seed is given, that closes when the test ends. */
export async function emulatorForTest(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ seed: "empty", ...options });
  onTestFinished(() => emulator.close());
  return emulator;
}
