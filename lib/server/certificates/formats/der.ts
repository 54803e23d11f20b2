import "server-only";

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const NULL = 0x05;
const OBJECT_IDENTIFIER = 0x06;
const BMP_STRING = 0x1e;
const CONTEXT = 0x80;
const CONTEXT_CONSTRUCTED = 0xa0;

function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  for (let rest = body.length; rest > 0; rest >>>= 8) length.unshift(rest & 0xff);
  const head = body.length < 0x80 ? [tag, body.length] : [tag, 0x80 | length.length, ...length];
  return Buffer.concat([Buffer.from(head), body]);
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
}

/** Writes DER (X.690): the few forms that a PKCS #12 file is made of. */
export const der = {
  sequence: (...parts: readonly Buffer[]) => element(SEQUENCE, ...parts),
  /** SET OF: its parts in the order of their bytes, as DER wants it. */
  setOf: (...parts: readonly Buffer[]) => element(SET, ...[...parts].sort((one, other) => Buffer.compare(one, other))),
  /** Not negative, and small. */
  integer: (value: number) => {
    const digits = value.toString(16);
    const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, "hex");
    return element(INTEGER, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
  },
  octets: (bytes: Buffer) => element(OCTET_STRING, bytes),
  nothing: () => element(NULL),
  /** "1.2.840.113549.1.7.1" */
  oid: (dotted: string) => {
    const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
    return element(OBJECT_IDENTIFIER, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
  },
  bmpString: (text: string) => element(BMP_STRING, Buffer.from(text, "utf16le").swap16()),
  /** [n] EXPLICIT */
  explicit: (number: number, part: Buffer) => element(CONTEXT_CONSTRUCTED | number, part),
  /** [n] IMPLICIT OCTET STRING */
  implicitOctets: (number: number, bytes: Buffer) => element(CONTEXT | number, bytes),
};
