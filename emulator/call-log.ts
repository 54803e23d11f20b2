/** One call of the API as it was received. */
export type Call = {
  /** Wall clock, epoch milliseconds: what a rate is measured with, whatever the injected clock says. */
  at: number;
  /** The Host header: which address of the API the caller used. */
  host: string;
  action: string;
  region: string;
  /** InstanceId of the call; for DescribeAsyncRequestInfo the instance whose flow it asks for. */
  instanceId: string | null;
  params: object;
  /** "pending" while it is under way, "answered", an API code, or the kind of a fault. */
  outcome: string;
  requestId: string;
};

export type CallFilter = { action?: string; instanceId?: string; region?: string };

const MOST_CALLS = 200_000;

/** Every call since the start, the oldest first; bounded, so that a demo may run for weeks. */
export class CallLog {
  #calls: Call[] = [];

  add(call: Call): Call {
    if (this.#calls.length >= MOST_CALLS) this.#calls = this.#calls.slice(MOST_CALLS / 2);
    this.#calls.push(call);
    return call;
  }

  list(filter: CallFilter = {}): Call[] {
    return this.#calls
      .filter(
        (call) =>
          (filter.action === undefined || call.action === filter.action) &&
          (filter.region === undefined || call.region === filter.region) &&
          (filter.instanceId === undefined || call.instanceId === filter.instanceId),
      )
      .map((call) => ({ ...call }));
  }

  clear(): void {
    this.#calls = [];
  }
}
