import { supportsSsl } from "../../seeds/complete-instance";
import { Random } from "../../seeds/random";
import type { Action } from "../action";
import { ApiError } from "../api-error";
import { findInstance } from "../find-instance";
import { ParameterReader } from "../parameter-reader";

const MOST_CLIENTS = 1000;

/** DescribeClientConnections: client addresses and their number of connections, the same for the same instance. */
export const describeClientConnections: Action = (input) => {
  const reader = new ParameterReader(input.params, ["InstanceId", "Limit", "Offset"]);
  const limit = reader.optionalInteger("Limit", 1, MOST_CLIENTS) ?? MOST_CLIENTS;
  const offset = reader.optionalInteger("Offset", 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const instance = findInstance(input, reader.requiredString("InstanceId"));
  if (!supportsSsl(instance.mongoVersion)) {
    throw new ApiError("UnsupportedOperation.VersionNotSupport", "The current version does not support the operation.");
  }
  const random = new Random(instance.createdAt % 0x1_0000_0000);
  const clients = Array.from({ length: random.integer(1, 6) }, (_, index) => ({
    IP: `10.20.${random.integer(0, 15)}.${random.integer(2, 250)}`,
    Count: random.integer(1, 80),
    InternalService: index === 0,
  }));
  return { Clients: clients.slice(offset, offset + limit), TotalCount: clients.length };
};
