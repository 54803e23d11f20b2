import type { ActionFailure } from "@/lib/domain/refusal";

/** A GET that didn't bring what was asked for. `status` 0 = the server could not be reached at all. */
export class FetchFailure extends Error {
  readonly status: number;
  readonly failure: ActionFailure | null;

  constructor(status: number, failure: ActionFailure | null, options?: ErrorOptions) {
    super(`the console answered ${status}`, options);
    this.name = "FetchFailure";
    this.status = status;
    this.failure = failure;
  }
}

/**
 * Reads one of the console's GET routes; the route's type is the caller's word. Throws FetchFailure. An ended session leads to the sign-in
 * page and from there back to where the reader was.
 */
export async function fetchJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const known = remembered.get(path);
  const response = await fetchAnswer(path, signal, known && { "If-None-Match": known.tag });
  if (response.status === 304 && known) return known.value as T;
  const value: T = await response.json();
  const tag = response.headers.get("ETag");
  remembered.delete(path);
  if (tag) remember(path, { tag, value });
  return value;
}

/** What was read last under some paths, in memory only: an answer that has not changed is not sent again. */
const remembered = new Map<string, { readonly tag: string; readonly value: unknown }>();
const MOST_REMEMBERED = 8;

function remember(path: string, read: { readonly tag: string; readonly value: unknown }): void {
  remembered.set(path, read);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

/** The same for a route that answers with a file. */
export async function fetchAnswer(
  path: string,
  signal?: AbortSignal,
  headers?: Readonly<Record<string, string>>,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...(signal && { signal }), headers: { Accept: "application/json", ...headers } });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new FetchFailure(0, null, { cause: error });
  }
  if (response.ok || (response.status === 304 && headers)) return response;
  if (response.status === 401) goToSignIn();
  throw new FetchFailure(response.status, await readFailure(response));
}

/** To the sign-in page, and back here after it. */
export function goToSignIn(): void {
  const here = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

async function readFailure(response: Response): Promise<ActionFailure | null> {
  try {
    const body: { error?: ActionFailure } = await response.json();
    return body.error ?? null;
  } catch {
    return null;
  }
}
