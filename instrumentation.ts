/** Next calls this once per process, before the first request and not while it builds. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startApp } = await import("@/lib/server/start-app");
  await startApp();
}
