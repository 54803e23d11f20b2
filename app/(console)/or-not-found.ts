import { notFound } from "next/navigation";
import { Refusal } from "@/lib/domain/refusal";

/** What a page is about, or the 404 page when it is not there; any other failure goes on to the error page. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  const found = await read.catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "not_found") return null;
    throw error;
  });
  return found ?? notFound();
}
