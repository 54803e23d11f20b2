import { once, setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type CallContext, handleCall } from "./api/handle-call";
import type { EmulatedInstance } from "./emulated-instance";
import type { Emulator, EmulatorOptions } from "./emulator";
import { refreshedExpiry } from "./fleet/after-flow";
import { receiveRequest } from "./http/received-request";
import { send } from "./http/send";
import { serveBadCertificate } from "./http/serve-bad-certificate";
import { serveCertificate } from "./http/serve-certificate";
import { serveControl } from "./http/serve-control";
import { Machine } from "./machine";
import { TlsListeners } from "./mongo/tls-listeners";
import { DEFAULT_SETTINGS, type Settings } from "./settings";

// Longer than any client keeps an idle connection: a server that hangs up first would make resets that nobody asked for.
const KEEP_ALIVE_MILLIS = 120_000;

/**
 * A local Tencent Cloud endpoint for TencentDB for MongoDB, version 2019-07-25.
 * @throws when the address is taken, or the saved state cannot be read.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host = "127.0.0.1", port = 0, now = Date.now, wallClock = Date.now } = options;
  const settings: Settings = { ...DEFAULT_SETTINGS };
  configure(settings, options);
  const machine = new Machine({ seed: options.seed ?? "small", statePath: options.statePath ?? null, now });
  const closing = new AbortController();
  // Every call that waits listens to it.
  setMaxListeners(Number.POSITIVE_INFINITY, closing.signal);

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MILLIS });
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The emulator listens on no TCP port.");
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;

  const context: CallContext = {
    machine,
    settings,
    credentials: {
      secretId: options.secretId ?? "AKIDEMULATOR",
      secretKey: options.secretKey ?? "emulator-secret-key",
      sessionToken: options.sessionToken ?? null,
    },
    baseUrl: url,
    now,
    wallClock,
    closing: closing.signal,
  };
  const listeners = new TlsListeners(machine);
  const emulator = handle(context, listeners, async () => {
    if (closing.signal.aborted) return;
    closing.abort();
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
    await listeners.close();
    machine.save();
  });
  server.on("request", (message, response) => {
    serve(context, emulator, message, response).catch((error: unknown) => {
      if (!response.headersSent && !closing.signal.aborted) send(response, 500, "text/plain", `${String(error)}\n`);
      else response.destroy();
    });
  });
  machine.save();
  return emulator;
}

async function serve(
  context: CallContext,
  emulator: Emulator,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await receiveRequest(message);
  if (request === null) send(response, 413, "text/plain", "The body is over 10 MiB.\n");
  else if (request.path === "/") await handleCall(context, request, response);
  else if (request.path.startsWith("/certs/")) await serveCertificate(context.machine, request.path, response);
  else if (request.path.startsWith("/certs-test/"))
    await serveBadCertificate(request.path, request.query, response, context.closing);
  else if (request.path.startsWith("/__emulator/")) await serveControl(emulator, request, response);
  else send(response, 404, "text/plain", "not found\n");
}

function handle(
  { machine, settings, baseUrl, now }: CallContext,
  listeners: TlsListeners,
  close: () => Promise<void>,
): Emulator {
  const shown = (instance: EmulatedInstance): EmulatedInstance => ({
    ...structuredClone(instance),
    certUrl: instance.certUrl?.startsWith("/") ? baseUrl + instance.certUrl : instance.certUrl,
  });
  return {
    url: baseUrl,
    reset: ({ seed } = {}) => {
      void listeners.close();
      machine.reset(seed);
    },
    calls: (filter) => machine.calls.list(filter),
    clearCalls: () => machine.calls.clear(),
    addFault: (rule) => machine.faults.add(rule),
    clearFaults: () => machine.faults.clear(),
    instance: (region, instanceId) => {
      const found = machine.fleet().find(region, instanceId);
      return found && shown(found);
    },
    instances: () => machine.fleet().list().map(shown),
    addInstance: (given) => {
      const added = machine.fleet().add(given, now());
      machine.save();
      return shown(added);
    },
    updateInstance: (region, instanceId, patch) => {
      machine.fleet().update(region, instanceId, patch, now());
      machine.save();
    },
    removeInstance: (region, instanceId) => {
      machine.fleet().remove(region, instanceId);
      machine.save();
    },
    refreshCertificate: (region, instanceId) => {
      const instance = machine.fleet().find(region, instanceId);
      if (instance?.ssl !== "enabled") throw new Error(`SSL of ${instanceId} in ${region} is not on.`);
      machine.fleet().update(region, instanceId, { expiresAt: refreshedExpiry(instance, now()) }, now());
      machine.save();
    },
    listen: async (region, instanceId, options = {}) => {
      const { host, port } = await listeners.listen(region, instanceId, options);
      return { host, port };
    },
    configure: (changes) => configure(settings, changes),
    close,
  };
}

function configure(settings: Settings, changes: Partial<Settings>): void {
  settings.flowMillis = changes.flowMillis ?? settings.flowMillis;
  settings.latencyMillis = changes.latencyMillis ?? settings.latencyMillis;
  settings.callsPerSecond = changes.callsPerSecond ?? settings.callsPerSecond;
}
