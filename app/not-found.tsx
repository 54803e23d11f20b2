import { connection } from "next/server";
import { NotFoundMessage } from "@/components/shell/not-found-message";

/** Dynamic, since a prerendered page would carry no nonce and its scripts would not run. */
export default async function NotFound() {
  await connection();
  return (
    <main>
      <NotFoundMessage />
    </main>
  );
}
