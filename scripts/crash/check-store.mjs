/**
 * What is wrong with the stores of a round as a whole, whatever happened to the change: damage, a broken chain, an audit row or a flow id that
 * was told and is gone, and errors that a console logged.
 * @param {{
 *   consoles: readonly Pick<import("./killable-console.mjs").KillableConsole, "told" | "audit" | "errors">[],
 *   atKills: readonly import("./read-store.mjs").StoreContent[],
 *   final: import("./read-store.mjs").StoreContent,
 * }} round
 * @returns {string[]}
 */
export function checkStore({ consoles, atKills, final }) {
  /** @type {string[]} */
  const wrong = [];
  for (const { chain, integrity } of [...atKills, final]) {
    if (!chain.intact) wrong.push(`the audit chain is broken at ${chain.brokenAt}: ${chain.why}`);
    if (integrity !== "ok") wrong.push(`the store is damaged: ${integrity}`);
  }
  const kept = new Map(final.audit.map((row) => [row.id, row.hmac]));
  const items = new Map(final.items.map((item) => [item.id, item]));
  for (const { audit, told, errors } of consoles) {
    for (const row of audit)
      if (kept.get(row.id) !== row.hmac)
        wrong.push(`an audit row that was logged is gone: ${row.action} ${row.outcome}`);
    for (const line of told) {
      if (line.tell === "thrown") wrong.push(`the verb threw: ${line.message}`);
      if (line.tell === "item" && line.item.flow_id !== null) {
        const now = items.get(line.item.id);
        if (line.item.flow_id !== now?.flow_id && line.item.flow_id !== now?.off_flow_id)
          wrong.push("a flow id that was kept is gone");
      }
    }
    wrong.push(...errors.map((line) => `a console logged: ${line}`));
  }
  return wrong;
}
