import { ApiError } from "./api-error";

/** The JSON body of a call, read strictly: an unknown name, a wrong type and a value out of range each have their own code. */
export class ParameterReader {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(values: object, known: readonly string[]) {
    // The official SDKs drop null, other clients send it: both mean "not given".
    this.#values = new Map(Object.entries(values).filter(([, value]) => value !== null));
    for (const name of this.#values.keys()) {
      if (!known.includes(name)) throw new ApiError("UnknownParameter", `The parameter \`${name}\` is not recognized.`);
    }
  }

  requiredString(name: string): string {
    const value = this.#required(name);
    if (typeof value !== "string") throw wrongType(name, "string");
    if (value === "") throw new ApiError("InvalidParameterValue", `The parameter \`${name}\` must not be empty.`);
    return value;
  }

  requiredBoolean(name: string): boolean {
    const value = this.#required(name);
    if (typeof value !== "boolean") throw wrongType(name, "boolean");
    return value;
  }

  optionalString(name: string): string | null {
    const value = this.#values.get(name);
    if (value === undefined) return null;
    if (typeof value !== "string") throw wrongType(name, "string");
    return value;
  }

  optionalInteger(name: string, min: number, max: number): number | null {
    const value = this.#values.get(name);
    if (value === undefined) return null;
    if (typeof value !== "number" || !Number.isInteger(value)) throw wrongType(name, "integer");
    if (value < min || value > max) {
      throw new ApiError(
        "InvalidParameterValue",
        `The parameter \`${name}\` is ${value}, it must be from ${min} to ${max}.`,
      );
    }
    return value;
  }

  optionalStrings(name: string): string[] | null {
    const items = this.#list(name);
    return items === null
      ? null
      : items.map((item) => {
          if (typeof item !== "string") throw wrongType(name, "list of strings");
          return item;
        });
  }

  optionalIntegers(name: string): number[] | null {
    const items = this.#list(name);
    return items === null
      ? null
      : items.map((item) => {
          if (typeof item !== "number" || !Number.isInteger(item)) throw wrongType(name, "list of integers");
          return item;
        });
  }

  #list(name: string): readonly unknown[] | null {
    const value = this.#values.get(name);
    if (value === undefined) return null;
    if (!Array.isArray(value)) throw wrongType(name, "list");
    return value;
  }

  #required(name: string): unknown {
    const value = this.#values.get(name);
    if (value === undefined)
      throw new ApiError("MissingParameter", `The request is missing the required parameter \`${name}\`.`);
    return value;
  }
}

function wrongType(name: string, wanted: string): ApiError {
  return new ApiError("InvalidParameter", `The value of the parameter \`${name}\` must be of type ${wanted}.`);
}
