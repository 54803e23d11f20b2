import "server-only";
import { sql } from "kysely";
import { needOfAny, parsePolicy, reach } from "@/lib/domain/approval-policy";
import { type ApprovalsAtAGlance, NO_APPROVALS_AT_A_GLANCE } from "@/lib/domain/change-approval";
import { can } from "@/lib/domain/permission";
import type { Ctx } from "../context";
import { builtOnce } from "../db/built-once";
import { keptReads } from "../db/kept-reads";
import { POLICY_SETTING, readDeciders } from "./approval-policy";

/** The rule, and whether anything waits at all: of both there is mostly nothing, and then nothing more is asked. */
const glance = builtOnce((db) =>
  db
    .selectNoFrom((eb) => [
      eb.selectFrom("settings").select("value").where("name", "=", POLICY_SETTING).as("policy"),
      eb
        .selectFrom("approvals")
        .select(sql<number>`1`.as("one"))
        .where("state", "=", sql.lit("open"))
        .limit(sql.lit(1))
        .as("open"),
    ])
    .compile(),
);

type Glance = { readonly policy: string | null; readonly open: number | null };

/** Of the account, whoever asks; what hangs on the reader is read for each. */
const kept = keptReads<Glance | undefined>(1);

/** What every page tells of approvals. */
export async function approvalsAtAGlance({ app, actor }: Ctx): Promise<ApprovalsAtAGlance> {
  const { db } = app.store;
  const reader = actor.kind === "member" ? actor : null;
  const read = async () => (await db.executeQuery(glance(db))).rows[0];
  const found = await kept(app, { watched: ["settings", "approvals"], key: "", read });
  const policy = parsePolicy(found?.policy ?? null);
  let waiting = 0;
  if (found?.open && can(reader?.role, "change.approve")) {
    const { count } = await db
      .selectFrom("approvals")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("state", "=", sql.lit("open"))
      .where("expires_at", ">", app.clock.now())
      .where("asked_by", "!=", reader?.userId ?? "")
      .executeTakeFirstOrThrow();
    waiting = Number(count);
  }
  if (policy.scope === "off") return { ...NO_APPROVALS_AT_A_GLANCE, waiting };
  const deciders = await readDeciders(db);
  const [only] = deciders;
  const need = needOfAny(policy, { askedBy: reader?.userId ?? "", deciders });
  return { above: reach(policy), need, solo: deciders.length === 1 && policy.soloUserId === only, waiting };
}
