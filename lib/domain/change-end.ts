/**
 * Why a change ended before all of its instances had been started; null beside it = it ran to its end. `missed`: its start came while no server
 * ran and its window is over; `deadline`: the time for it was over; `cancelled`: a person took back what had not started; the others are about
 * its approval.
 */
export type EndReason = "cancelled" | "missed" | "deadline" | "withdrawn" | "refused" | "approval_expired";

/** How a change came to be: by an instance's switch, sent again by a person, or reviewed for many. */
export type ChangeOrigin = "toggle" | "again" | "bulk";
