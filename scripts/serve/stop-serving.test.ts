import { once } from "node:events";
import { createServer, get, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { stopServing } from "./stop-serving.mjs";

/** A server with one request under way, and an app that writes down in what order it is stopped. */
async function busyServer() {
  const order: string[] = [];
  let arrived: (response: ServerResponse) => void = () => undefined;
  const underWay = new Promise<ServerResponse>((resolve) => {
    arrived = resolve;
  });
  const server = createServer((_, response) => arrived(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = new Promise<string>((resolve) => {
    get({ port: (server.address() as AddressInfo).port, host: "127.0.0.1" }, (response) => resolve(text(response))).on(
      "error",
      () => resolve("cut"),
    );
  });
  const note = (what: string) => {
    order.push(what);
    return Promise.resolve();
  };
  const app = {
    worker: { stop: () => note("worker") },
    cloud: { close: () => void order.push("cloud") },
    store: { close: () => note("store") },
  };
  return { server, app, order, answer, response: await underWay };
}

test("an answer under way is finished before the store is closed", async () => {
  const { server, app, order, answer, response } = await busyServer();
  response.on("finish", () => order.push("answered"));
  const stopped = stopServing(server, app);
  expect(server.listening).toBe(false);
  response.end("whole");
  await stopped;
  expect(await answer).toBe("whole");
  expect(order).toEqual(["worker", "answered", "cloud", "store"]);
});

test("one that does not end is cut, and the store is closed all the same", async () => {
  const { server, app, order, answer } = await busyServer();
  await stopServing(server, app, 20);
  expect(await answer).toBe("cut");
  expect(order).toEqual(["worker", "cloud", "store"]);
});
