/** A refusal in the API's own envelope: HTTP 200 with `Response.Error`. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "ApiError";
  }
}
