import { NotFoundMessage } from "@/components/shell/not-found-message";

/** Within the frame: the rest of the console stays at hand. */
export default function ConsoleNotFound() {
  return <NotFoundMessage />;
}
