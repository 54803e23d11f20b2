export type BsonValue = string | number | boolean | Date | readonly BsonValue[] | BsonDocument;
export type BsonDocument = { readonly [name: string]: BsonValue };

const TYPES = { double: 0x01, string: 0x02, document: 0x03, array: 0x04, boolean: 0x08, date: 0x09, int32: 0x10 };

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function encodeValue(value: BsonValue): readonly [type: number, bytes: Buffer] {
  if (typeof value === "string") {
    const text = Buffer.from(`${value}\0`, "utf8");
    return [TYPES.string, Buffer.concat([int32(text.length), text])];
  }
  if (typeof value === "boolean") return [TYPES.boolean, Buffer.from([value ? 1 : 0])];
  if (typeof value === "number") {
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return [TYPES.int32, int32(value)];
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return [TYPES.double, bytes];
  }
  if (value instanceof Date) {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(value.getTime()));
    return [TYPES.date, bytes];
  }
  return isList(value)
    ? [TYPES.array, encodeBson(Object.fromEntries(value.map((item, index) => [String(index), item])))]
    : [TYPES.document, encodeBson(value)];
}

function isList(value: BsonValue): value is readonly BsonValue[] {
  return Array.isArray(value);
}

/** A document as BSON (bsonspec.org, version 1.1), with the types that the answers here need. */
export function encodeBson(document: BsonDocument): Buffer {
  const elements = Object.entries(document).flatMap(([name, value]) => {
    const [type, bytes] = encodeValue(value);
    return [Buffer.from([type]), Buffer.from(`${name}\0`, "utf8"), bytes];
  });
  const body = Buffer.concat(elements);
  return Buffer.concat([int32(body.length + 5), body, Buffer.from([0])]);
}

/** The name of a document's first element, which is the command it asks for; null for a document without any. */
export function firstName(bson: Buffer): string | null {
  const end = bson.indexOf(0, 5);
  return bson.length > 5 && bson.readUInt8(4) !== 0 && end > 5 ? bson.toString("utf8", 5, end) : null;
}
