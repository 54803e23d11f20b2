import { type AdviceKey, type ApiErrorClass, adviceFor, classOfCode, isRateLimit } from "./api-error";
import { ERROR_CODES, type ErrorGroup } from "./error-codes";

/** Whether trying again helps: a key of `errors.again` in the messages. */
type Again =
  | "no"
  | "after_fix"
  | "when_free"
  | "in_a_minute"
  | "reads_only"
  | "when_reachable"
  | "after_look"
  | "after_while";

/** What has no code of the API: a call that did not leave or was not answered, and tasks of the cloud that ended badly. */
const WITHOUT_CODE = [
  ["not_sent", "not_sent", "when_reachable"],
  ["lost", "lost", "reads_only"],
  ["flow_paused", "flow_paused", "no"],
  ["flow_failed", "flow_failed", "after_look"],
  ["flow_undone", "flow_undone", "after_while"],
  ["unchanged", "unchanged", "after_look"],
  ["gone", "gone", "no"],
] as const satisfies readonly (readonly [string, AdviceKey, Again])[];

type Codeless = (typeof WITHOUT_CODE)[number][0] | "other";

export type ErrorEntry = {
  /** Its anchor on /help/errors: the code itself, or the name of what has no code. */
  readonly id: string;
  readonly group: ErrorGroup;
  readonly meaning: (typeof ERROR_CODES)[number][2] | Codeless;
  readonly advice: AdviceKey;
  readonly again: Again;
} & ({ readonly code: string } | { readonly code: null; readonly name: Codeless });

/** Follows from the class that the console itself acts on, so that the words can't say anything else than what it does. */
function againFor(code: string, cls: ApiErrorClass): Again {
  switch (cls) {
    case "final":
      return "no";
    case "permission":
      return "after_fix";
    case "busy":
      return "when_free";
    case "not_sent":
      return "when_reachable";
    case "retryable":
      return isRateLimit(code) ? "in_a_minute" : "reads_only";
    case "unknown_outcome":
      return "reads_only";
  }
}

const OTHER: ErrorEntry = {
  id: "other",
  group: "no_code",
  code: null,
  name: "other",
  meaning: "other",
  advice: "final",
  again: "no",
};

/** Every error that the console can show, with what it means, what to do, and whether trying again helps. */
export const ERROR_DICTIONARY: readonly ErrorEntry[] = [
  ...ERROR_CODES.map(([group, code, meaning]) => {
    const cls = classOfCode(code);
    return { id: code, group, code, meaning, advice: adviceFor({ class: cls, code }), again: againFor(code, cls) };
  }),
  ...WITHOUT_CODE.map(([id, advice, again]) => ({
    id,
    group: "no_code" as const,
    code: null,
    name: id,
    meaning: id,
    advice,
    again,
  })),
  OTHER,
];

const BY_ID = new Map(ERROR_DICTIONARY.map((entry) => [entry.id, entry]));

/** The entry of a code or of a word for what has no code: its own, else that of its family, else the one for all others. */
export function findErrorEntry(id: string): ErrorEntry {
  const family = id.split(".", 1)[0] ?? "";
  return BY_ID.get(id) ?? BY_ID.get(`${family}.*`) ?? BY_ID.get(family) ?? OTHER;
}
