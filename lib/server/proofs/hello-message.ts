import "server-only";

const HEADER_BYTES = 16;
const OP_REPLY = 1;
const OP_MSG = 2013;
const MAX_REPLY_BYTES = 48_000_000;

const INT32 = 0x10;
const STRING = 0x02;

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** `{ hello: 1, $db: "admin" }` as BSON (bsonspec.org, version 1.1). */
function helloDocument(): Buffer {
  const database = Buffer.from("admin\0");
  const elements = Buffer.concat([
    Buffer.from([INT32]),
    Buffer.from("hello\0"),
    int32(1),
    Buffer.from([STRING]),
    Buffer.from("$db\0"),
    int32(database.length),
    database,
  ]);
  return Buffer.concat([int32(elements.length + 5), elements, Buffer.from([0])]);
}

/** MongoDB's `hello` as one OP_MSG (MongoDB wire protocol): a command that a server answers before anybody has signed in. */
export function helloMessage(requestId: number): Buffer {
  // Flags 0, then one section of kind 0: the command.
  const body = Buffer.concat([Buffer.alloc(5), helloDocument()]);
  return Buffer.concat([int32(HEADER_BYTES + body.length), int32(requestId), int32(0), int32(OP_MSG), body]);
}

/** Whether these first bytes are a MongoDB server's reply to the request: null = too few to tell. What the reply says doesn't matter. */
export function isReplyTo(requestId: number, bytes: Buffer): boolean | null {
  if (bytes.length < HEADER_BYTES) return null;
  const length = bytes.readInt32LE(0);
  const opcode = bytes.readInt32LE(12);
  return (
    length > HEADER_BYTES &&
    length <= MAX_REPLY_BYTES &&
    bytes.readInt32LE(8) === requestId &&
    (opcode === OP_MSG || opcode === OP_REPLY)
  );
}
