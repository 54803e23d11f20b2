/** What server.mjs left for us to call; absent when something else than server.mjs runs Next. */
type OnStart = { resolve(): void; reject(error: unknown): void };

/** Next calls this once per process, before the first request and not while it builds. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const onStart: OnStart | undefined = Reflect.get(globalThis, Symbol.for("mongodb-ssl-console.on-start"));
  try {
    const { startApp } = await import("@/lib/server/start-app");
    await startApp();
    onStart?.resolve();
  } catch (error) {
    // server.mjs ends the process with the message; Next would print a stack and go on without an app.
    if (!onStart) throw error;
    onStart.reject(error);
  }
}
