import "server-only";

/** Nodes that this process talks to at once, whoever asked. */
const AT_ONCE = 16;

// Next bundles actions and instrumentation apart, each with its own copy of this module: only globalThis is shared.
const key = Symbol.for("mongodb-ssl-console.node-slots");
type Slots = { busy: number; readonly waiting: (() => void)[] };
type Holder = { [key]?: Slots };

/** Runs work with a node once there is a free slot; first come, first served. */
export async function inNodeSlot<Result>(work: () => Promise<Result>): Promise<Result> {
  const holder = globalThis as Holder;
  holder[key] ??= { busy: 0, waiting: [] };
  const slots = holder[key];
  // Whoever ends hands its slot on, so that nobody who comes later takes it first.
  if (slots.busy >= AT_ONCE) await new Promise<void>((resolve) => slots.waiting.push(resolve));
  else slots.busy += 1;
  try {
    return await work();
  } finally {
    const next = slots.waiting.shift();
    if (next) next();
    else slots.busy -= 1;
  }
}
