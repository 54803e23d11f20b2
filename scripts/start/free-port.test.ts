import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "./free-port.mjs";

test("a taken port is one clear sentence", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await expect(freePort("127.0.0.1", port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken.`);
  server.close();
  await once(server, "close");
  await expect(freePort("127.0.0.1", port)).resolves.toBe(port);
});

test("port 0 answers one that is free", async () => {
  expect(await freePort("127.0.0.1", 0)).toBeGreaterThan(0);
});

test("an address of another machine is told", async () => {
  await expect(freePort("192.0.2.1", 0)).rejects.toThrow(/no address of this machine/);
});
