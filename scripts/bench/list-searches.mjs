import { loadTypescript } from "../start/load-typescript.mjs";
import { forgetKept } from "./forget-kept.mjs";
import { time } from "./time.mjs";

const TIMES = 60;
const WARM_UP = 5;

/** What people type: part of a name, its middle, what all ids share, a word of a tag, nothing that there is. */
const SEARCHES = ["orders-prod", "ders-pr", "cmgo", "env=prod risk", "no-such-thing"];

/** So many different pieces of names are searched, each once: as they are when somebody types. */
const FIRST_TIME = 200;

/** Under these, each filter's values are counted. */
const FACETS = [{}, { region: "ap-jakarta", ssl: "enabled" }, { search: "orders-prod" }, { tag: "env=prod" }];

/**
 * Searches through the verb, and the numbers beside the values of each filter, not remembered; the dearest filter is told.
 * @param {import("../../lib/server/context").App} app
 * @param {import("../../lib/server/context").Ctx} ctx
 * @param {typeof import("../../lib/server/inventory/list-instances").listInstances} listInstances
 */
export async function measureOthers(app, ctx, listInstances) {
  /** @type {typeof import("../../lib/domain/instance-filter")} */
  const { parseInstanceFilter } = await loadTypescript("lib/domain/instance-filter.ts");
  /** @type {typeof import("../../lib/domain/facets")} */
  const { withoutFacet } = await loadTypescript("lib/domain/facets.ts");
  /** @type {typeof import("../../lib/domain/filter-values")} */
  const { FILTER_NAMES } = await loadTypescript("lib/domain/filter-values.ts");
  /** @type {typeof import("../../lib/server/inventory/count-facet")} */
  const { countFacet } = await loadTypescript("lib/server/inventory/count-facet.ts");
  const searches = [];
  for (const search of SEARCHES) {
    const filter = parseInstanceFilter({ search });
    const { total } = await listInstances(ctx, filter);
    const answer = async () => JSON.stringify(await listInstances(ctx, filter));
    const times = await timed(answer);
    const cold = await timed(answer, () => forgetKept(app));
    searches.push({ what: `search “${search}” (${total} found)`, times, cold });
  }
  const firstTime = [];
  for (const search of await piecesOfNames(app)) {
    const filter = parseInstanceFilter({ search });
    firstTime.push(await time(async () => JSON.stringify(await listInstances(ctx, filter))));
  }
  const facets = [];
  for (const params of FACETS) {
    const filter = parseInstanceFilter(params);
    const each = [];
    for (const name of FILTER_NAMES) {
      const others = withoutFacet(filter, name);
      each.push({ name, times: await timed(() => countFacet(app.store, others, name, Date.now())) });
    }
    const sum = (/** @type {number[]} */ times) => times.reduce((all, one) => all + one, 0);
    const [dearest] = each.sort((one, other) => sum(other.times) - sum(one.times));
    if (dearest) facets.push({ what: `${JSON.stringify(params)}, dearest ${dearest.name}`, times: dearest.times });
  }
  return { searches, firstTime: firstTime.slice(WARM_UP), facets };
}

/**
 * Three to eight letters out of names all over the fleet, the same ones in each run.
 * @param {import("../../lib/server/context").App} app
 */
async function piecesOfNames({ store }) {
  const rows = await store.db.selectFrom("instances").select("name").orderBy("region").orderBy("instance_id").execute();
  const pieces = new Set();
  for (let turn = 0; pieces.size < FIRST_TIME + WARM_UP && turn < rows.length; turn += 1) {
    const name = rows[(turn * 7919) % rows.length]?.name ?? "";
    const length = 3 + (turn % 6);
    const from = (turn * 5) % Math.max(1, name.length - length);
    pieces.add(name.slice(from, from + length));
  }
  return pieces;
}

/** @param {() => Promise<unknown>} work @param {() => Promise<void>} before not timed */
async function timed(work, before = async () => undefined) {
  const times = [];
  for (let turn = 0; turn < TIMES + WARM_UP; turn += 1) {
    await before();
    times.push(await time(work));
  }
  return times.slice(WARM_UP);
}
