import type { EmulatedInstance } from "../emulated-instance";
import type { BsonDocument } from "./bson";

/** MongoDB 7.0's, for any version: what drivers of today ask for at least. */
const MAX_WIRE_VERSION = 21;
const COMMAND_NOT_FOUND = { code: 59, codeName: "CommandNotFound" } as const;

/** What a node answers. It shows itself as a mongos, so that a client is content with the address it was given; nothing is stored and nobody signs in. */
export function answerCommand(command: string, instance: EmulatedInstance, connectionId: number): BsonDocument {
  switch (command.toLowerCase()) {
    case "hello":
    case "ismaster":
      return {
        helloOk: true,
        isWritablePrimary: true,
        ismaster: true,
        msg: "isdbgrid",
        maxBsonObjectSize: 16 * 1024 * 1024,
        maxMessageSizeBytes: 48_000_000,
        maxWriteBatchSize: 100_000,
        localTime: new Date(),
        logicalSessionTimeoutMinutes: 30,
        connectionId,
        minWireVersion: 0,
        maxWireVersion: MAX_WIRE_VERSION,
        readOnly: false,
        ok: 1,
      };
    case "buildinfo": {
      const [, major = 0, minor = 0] = /^MONGO_(\d)(\d)_/.exec(instance.mongoVersion)?.map(Number) ?? [];
      return { version: `${major}.${minor}.0`, versionArray: [major, minor, 0, 0], modules: [], ok: 1 };
    }
    case "connectionstatus":
      return { authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 };
    case "ping":
    case "endsessions":
      return { ok: 1 };
    default:
      return { ok: 0, errmsg: `no such command: '${command}'`, ...COMMAND_NOT_FOUND };
  }
}
