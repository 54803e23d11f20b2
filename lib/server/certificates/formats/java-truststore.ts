import "server-only";
import { createCipheriv, createHash, createHmac, pbkdf2, randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { der } from "./der";

/** What the JDK (17 and later) writes itself: AES-256 with PBKDF2 over HMAC-SHA-256, and as many rounds. */
const ROUNDS = 10_000;
/** Hashes in one go, a few milliseconds; then other requests have their turn. Node offers PBKDF2 in the background, but not this derivation. */
const ROUNDS_IN_ONE_GO = 1_000;
const SALT_BYTES = 20;
const KEY_BYTES = 32;
const IV_BYTES = 16;
/** Of SHA-256. */
const HASH_BLOCK_BYTES = 64;

const OID = {
  data: "1.2.840.113549.1.7.1",
  encryptedData: "1.2.840.113549.1.7.6",
  certBag: "1.2.840.113549.1.12.10.1.3",
  x509Certificate: "1.2.840.113549.1.9.22.1",
  friendlyName: "1.2.840.113549.1.9.20",
  /** Oracle's: without it Java reads a certificate of a PKCS #12 file, but does not trust it. */
  trustedKeyUsage: "2.16.840.1.113894.746875.1.1",
  anyExtendedKeyUsage: "2.5.29.37.0",
  pbes2: "1.2.840.113549.1.5.13",
  pbkdf2: "1.2.840.113549.1.5.12",
  hmacWithSha256: "1.2.840.113549.2.9",
  aes256Cbc: "2.16.840.1.101.3.4.1.42",
  sha256: "2.16.840.1.101.3.4.2.1",
} as const;

export type TrustedEntry = { readonly alias: string; readonly certificate: Buffer };

function repeated(bytes: Buffer, length: number): Buffer {
  return Buffer.alloc(length, bytes);
}

/** The key of the file's MAC: RFC 7292, appendix B, for SHA-256 and as many bytes as it has (so its loop runs once). */
async function macKey(password: string, salt: Buffer): Promise<Buffer> {
  const text = Buffer.from(`${password}\0`, "utf16le").swap16();
  const blocks = (length: number) => HASH_BLOCK_BYTES * Math.ceil(length / HASH_BLOCK_BYTES);
  const purpose = Buffer.alloc(HASH_BLOCK_BYTES, 3);
  let key = Buffer.concat([purpose, repeated(salt, blocks(salt.length)), repeated(text, blocks(text.length))]);
  for (let round = 1; round <= ROUNDS; round += 1) {
    key = createHash("sha256").update(key).digest();
    if (round % ROUNDS_IN_ONE_GO === 0) await setImmediate();
  }
  return key;
}

function certificateBag({ alias, certificate }: TrustedEntry): Buffer {
  const value = der.sequence(der.oid(OID.x509Certificate), der.explicit(0, der.octets(certificate)));
  const attributes = der.setOf(
    der.sequence(der.oid(OID.friendlyName), der.setOf(der.bmpString(alias))),
    der.sequence(der.oid(OID.trustedKeyUsage), der.setOf(der.oid(OID.anyExtendedKeyUsage))),
  );
  return der.sequence(der.oid(OID.certBag), der.explicit(0, value), attributes);
}

async function encrypted(content: Buffer, password: string, salt: Buffer, iv: Buffer): Promise<Buffer> {
  const key = await promisify(pbkdf2)(password, salt, ROUNDS, KEY_BYTES, "sha256");
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  const derivation = der.sequence(
    der.oid(OID.pbkdf2),
    der.sequence(
      der.octets(salt),
      der.integer(ROUNDS),
      der.integer(KEY_BYTES),
      der.sequence(der.oid(OID.hmacWithSha256), der.nothing()),
    ),
  );
  const scheme = der.sequence(der.oid(OID.aes256Cbc), der.octets(iv));
  return der.sequence(
    der.oid(OID.data),
    der.sequence(der.oid(OID.pbes2), der.sequence(derivation, scheme)),
    der.implicitOctets(0, Buffer.concat([cipher.update(content), cipher.final()])),
  );
}

/**
 * A PKCS #12 file (RFC 7292) that Java reads as trusted entries. The password is printable ASCII (`isTruststorePassword`). With a `seed` (what is in the file)
 * the salts come from it, so that the same content gives the same bytes: right for the customary password, which protects nothing.
 * Written here since OpenSSL only learned Java's attribute in 3.2 and no library at hand sets it; keytool and openssl read it in the tests.
 */
export async function javaTruststore(
  entries: readonly TrustedEntry[],
  password: string,
  seed: string | null,
): Promise<Buffer> {
  const salt = (purpose: string, length: number) =>
    seed === null ? randomBytes(length) : createHmac("sha256", seed).update(purpose).digest().subarray(0, length);
  const bags = der.sequence(...entries.map(certificateBag));
  const content = await encrypted(bags, password, salt("content", SALT_BYTES), salt("iv", IV_BYTES));
  const part = der.sequence(der.oid(OID.encryptedData), der.explicit(0, der.sequence(der.integer(0), content)));
  const safe = der.sequence(part);
  const macSalt = salt("mac", SALT_BYTES);
  const mac = createHmac("sha256", await macKey(password, macSalt))
    .update(safe)
    .digest();
  return der.sequence(
    der.integer(3),
    der.sequence(der.oid(OID.data), der.explicit(0, der.octets(safe))),
    der.sequence(
      der.sequence(der.sequence(der.oid(OID.sha256), der.nothing()), der.octets(mac)),
      der.octets(macSalt),
      der.integer(ROUNDS),
    ),
  );
}
