import "server-only";
// Interface fixed; the auth helper replaces this body.
export type Auth = { readonly placeholder: true };
