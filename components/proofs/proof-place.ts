/** The id of the proof's section on an instance's page. */
export const PROOF_PLACE = "tls-proof";
