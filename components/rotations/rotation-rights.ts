/** What the reader's role may do on the page of a rotation. */
export type RotationRights = {
  /** Tick, close, cancel. */
  readonly manage: boolean;
  /** Switch SSL. */
  readonly change: boolean;
  readonly prove: boolean;
};
