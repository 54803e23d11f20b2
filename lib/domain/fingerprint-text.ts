/** A fingerprint of lower-case digits as openssl prints it, to be compared by eye: "AB:CD:…". */
export function fingerprintText(digits: string): string {
  return digits.toUpperCase().replace(/..(?=.)/g, "$&:");
}
