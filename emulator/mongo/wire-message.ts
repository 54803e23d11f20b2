import { type BsonDocument, encodeBson, firstName } from "./bson";

const HEADER_BYTES = 16;
const MAX_MESSAGE_BYTES = 1024 * 1024;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const MORE_TO_COME = 2;
const BODY_SECTION = 0;

export type WireRequest = {
  readonly id: number;
  /** The first handshake of a client that does not know the server comes as the old OP_QUERY. */
  readonly opcode: typeof OP_QUERY | typeof OP_MSG;
  readonly command: string;
  readonly wantsReply: boolean;
};

/** Takes the first whole message off the bytes of a connection (MongoDB wire protocol); null = more has to come. @throws for anything else. */
export function takeMessage(bytes: Buffer): { readonly request: WireRequest; readonly rest: Buffer } | null {
  if (bytes.length < HEADER_BYTES) return null;
  const length = bytes.readInt32LE(0);
  if (length < HEADER_BYTES + 5 || length > MAX_MESSAGE_BYTES) throw new Error("Not a message of MongoDB's protocol.");
  if (bytes.length < length) return null;
  const opcode = bytes.readInt32LE(12);
  const message = bytes.subarray(HEADER_BYTES, length);
  const id = bytes.readInt32LE(4);
  const rest = bytes.subarray(length);
  if (opcode === OP_MSG) {
    const flags = message.readUInt32LE(0);
    if (message.readUInt8(4) !== BODY_SECTION) throw new Error("The first section is no command.");
    const command = firstName(message.subarray(5)) ?? "";
    return { request: { id, opcode, command, wantsReply: (flags & MORE_TO_COME) === 0 }, rest };
  }
  if (opcode === OP_QUERY) {
    const afterName = message.indexOf(0, 4) + 1;
    const command = firstName(message.subarray(afterName + 8)) ?? "";
    return { request: { id, opcode, command, wantsReply: true }, rest };
  }
  throw new Error(`Opcode ${opcode} is not spoken here.`);
}

/** The answer to a message, in the form that its opcode wants. */
export function replyTo(request: WireRequest, document: BsonDocument): Buffer {
  const bson = encodeBson(document);
  // OP_MSG: flags, then one body section. OP_REPLY: flags, cursor (8 bytes), offset, number of documents.
  const before = request.opcode === OP_MSG ? Buffer.alloc(5) : Buffer.alloc(20);
  if (request.opcode === OP_QUERY) before.writeInt32LE(1, 16);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32LE(HEADER_BYTES + before.length + bson.length, 0);
  header.writeInt32LE(request.id, 8);
  header.writeInt32LE(request.opcode === OP_MSG ? OP_MSG : OP_REPLY, 12);
  return Buffer.concat([header, before, bson]);
}
