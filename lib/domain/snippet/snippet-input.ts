/** What each snippet is made of. All of it is safe within quotes of any language. */
export type SnippetInput = {
  /** Connection string without user, password and TLS. */
  readonly url: string;
  readonly authSource: string;
  /** The file with the CA certificate. */
  readonly file: string;
};
