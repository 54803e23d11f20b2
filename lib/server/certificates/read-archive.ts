import "server-only";
import { type UnzipFileInfo, unzipSync } from "fflate";
import { CertificateError } from "./certificate-error";

const MAX_FILES = 16;
/** A CA certificate is some 2 KB and does not compress well. Both bounds hold before a byte is unpacked, so a bomb costs nothing. */
const MAX_FILE_BYTES = 64 * 1024;
const MAX_NAME_LENGTH = 200;

function isSafeName(name: string): boolean {
  const parts = name.split("/");
  const plain = name.length > 0 && name.length <= MAX_NAME_LENGTH && !/[\\:\p{Cc}]/u.test(name);
  return plain && !name.startsWith("/") && !parts.includes("..") && !parts.includes("__proto__");
}

/** Folders, and what macOS adds beside each file. */
function isIgnored(name: string): boolean {
  return name.endsWith("/") || name.startsWith("__MACOSX/");
}

function refuse(why: string): CertificateError {
  return new CertificateError("archive_refused", { why });
}

/**
 * The files of a zip, in memory. Refused: more than 16 entries, one over 64 KiB packed or unpacked, two of one name, names that lead out of the folder.
 * Names are never used as paths; a zip that has such a name was made to harm, so nothing of it is trusted.
 * @throws CertificateError archive_refused
 */
export function readArchive(bytes: Buffer): Buffer[] {
  const names = new Set<string>();
  const check = ({ name, size, originalSize }: UnzipFileInfo) => {
    if (names.size >= MAX_FILES) throw refuse("count");
    if (!isSafeName(name) || names.has(name)) throw refuse("name");
    if (size > MAX_FILE_BYTES || originalSize > MAX_FILE_BYTES) throw refuse("size");
    names.add(name);
    return false;
  };
  try {
    unzipSync(bytes, { filter: check });
    const files = unzipSync(bytes, { filter: ({ name }) => !isIgnored(name) });
    return Object.values(files).map((file) => Buffer.from(file));
  } catch (error) {
    throw error instanceof CertificateError ? error : refuse("broken");
  }
}
