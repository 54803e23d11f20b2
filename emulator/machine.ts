import { RateWindow } from "./api/rate-window";
import { CallLog } from "./call-log";
import { CertificateShelf } from "./certificates/certificate-shelf";
import { FaultBook } from "./faults/fault-book";
import { Fleet } from "./fleet/fleet";
import { loadState, saveState } from "./fleet/state-file";
import { OPEN_REGIONS } from "./seeds/regions";
import { type Seed, seedWorld } from "./seeds/seed";

export type MachineOptions = {
  readonly seed: Seed;
  readonly statePath: string | null;
  readonly now: () => number;
};

/** Everything the emulator remembers, apart from sockets: the fleet, the faults, the calls and the certificates. */
export class Machine {
  readonly calls = new CallLog();
  readonly faults = new FaultBook();
  readonly rate = new RateWindow();
  readonly certificates: CertificateShelf;
  #seed: Seed;
  #seededAt: number;
  #fleet: Fleet;
  #denied: ReadonlySet<string>;

  /** A saved state of the same seed goes on; another seed than the saved one starts afresh. */
  constructor(private readonly options: MachineOptions) {
    const saved = options.statePath === null ? null : loadState(options.statePath);
    const continued = saved?.seed === options.seed ? saved : null;
    this.#seed = options.seed;
    this.#seededAt = continued?.seededAt ?? options.now();
    const world = seedWorld(this.#seed, this.#seededAt);
    this.#denied = world.denied;
    this.#fleet = new Fleet(world, continued?.changes);
    this.certificates = new CertificateShelf(continued?.certificates ?? {}, () => this.save());
  }

  /** The fleet as of now: tasks that are due have ended. */
  fleet(): Fleet {
    if (this.#fleet.settle(this.options.now())) this.save();
    return this.#fleet;
  }

  /** Regions of the default endpoint, and any other that holds an instance. The finance regions have hosts of their own. */
  isServed(region: string): boolean {
    return OPEN_REGIONS.some((open) => open === region) || this.#fleet.hasRegion(region);
  }

  isDenied(region: string): boolean {
    return this.#denied.has(region);
  }

  /** Back to a seed, of this moment; faults, calls and certificates are forgotten. */
  reset(seed: Seed = this.#seed): void {
    this.#seed = seed;
    this.#seededAt = this.options.now();
    const world = seedWorld(seed, this.#seededAt);
    this.#denied = world.denied;
    this.#fleet = new Fleet(world);
    this.faults.clear();
    this.calls.clear();
    this.rate.clear();
    this.certificates.clear();
    this.save();
  }

  save(): void {
    if (this.options.statePath === null) return;
    const changes = this.#fleet.changes();
    saveState(this.options.statePath, {
      version: 1,
      seed: this.#seed,
      seededAt: this.#seededAt,
      changes: {
        ...changes,
        instances: [...changes.instances],
        removed: [...changes.removed],
        flows: [...changes.flows],
      },
      certificates: this.certificates.saved(),
    });
  }
}
