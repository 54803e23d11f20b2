import { afterEach, expect, it, vi } from "vitest";
import { newIntentId } from "./intent-id";

const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

afterEach(() => vi.unstubAllGlobals());

it("makes a version 4 UUID", () => {
  expect(newIntentId()).toMatch(UUID_4);
});

it("makes one without crypto.randomUUID too, as on plain http", () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) });
  const made = Array.from({ length: 50 }, newIntentId);
  for (const id of made) expect(id).toMatch(UUID_4);
  expect(new Set(made).size).toBe(made.length);
});
