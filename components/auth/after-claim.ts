/** A one-time link was used: into the console, or to the sign-in page when the sign-in that follows was refused. */
export function afterClaim({ signedIn }: { readonly signedIn: boolean }): void {
  window.location.assign(signedIn ? "/" : "/sign-in");
}
