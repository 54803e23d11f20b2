import type { EmulatedInstance } from "../emulated-instance";

const MOST_VERSIONS = 8;

/** An instance with a short memory of what it was, for reads that lag behind. */
export class InstanceRecord {
  #current: EmulatedInstance;
  #past: { readonly until: number; readonly instance: EmulatedInstance }[] = [];

  constructor(instance: EmulatedInstance) {
    this.#current = instance;
  }

  get current(): EmulatedInstance {
    return this.#current;
  }

  replace(next: EmulatedInstance, at: number): void {
    this.#past = [...this.#past, { until: at, instance: this.#current }].slice(-MOST_VERSIONS);
    this.#current = next;
  }

  /** The state at a moment; without one, or after the last change, the present. */
  at(moment?: number): EmulatedInstance {
    if (moment === undefined) return this.#current;
    return this.#past.find((version) => version.until > moment)?.instance ?? this.#current;
  }
}
