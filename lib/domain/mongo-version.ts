/** A MongoVersion of DescribeDBInstances such as "MONGO_44_WT", taken apart; null when it has another form. */
type MongoVersion = { readonly major: number; readonly minor: number; readonly engine: string | null };

function parseMongoVersion(raw: string | null): MongoVersion | null {
  const found = /^MONGO_(\d+)(\d)(?:_([A-Z]+))?$/.exec(raw ?? "");
  if (!found) return null;
  return { major: Number(found[1]), minor: Number(found[2]), engine: found[3] ?? null };
}

/** "MONGO_44_WT" reads "4.4"; what can't be taken apart is shown as it came. */
export function mongoVersionText(raw: string | null): string {
  const version = parseMongoVersion(raw);
  return version ? `${version.major}.${version.minor}` : (raw ?? "");
}

/** What a MongoVersion that reads so may be: `whole`, or what begins with `prefix` (null = nothing else). */
export function mongoVersionCodes(text: string): { readonly whole: string; readonly prefix: string | null } {
  const found = /^(\d+)\.(\d)$/.exec(text);
  if (!found) return { whole: text, prefix: null };
  const code = `MONGO_${found[1]}${found[2]}`;
  return { whole: code, prefix: `${code}_` };
}

/** SSL needs MongoDB 4.0 (InstanceEnableSSL, product guide). A version that can't be read is left for the API to judge. */
export function supportsSsl(raw: string | null): boolean {
  const version = parseMongoVersion(raw);
  return version === null || version.major >= 4;
}
