import "server-only";
import { Zip, ZipPassThrough } from "fflate";

/** `at` = the time that the entry shows, epoch milliseconds. */
export type ZipFile = { readonly name: string; readonly content: string; readonly at: number };

const CHUNK_BYTES = 64 * 1024;

/** A zip of files as they come, in chunks, nothing of it held but the directory. Stored: certificates hardly get smaller. */
export async function* zipStream(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    waiting.push(chunk);
    bytes += chunk.length;
  });
  const take = () => {
    const chunk = Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
    return chunk;
  };
  for await (const { name, content, at } of files) {
    const entry = new ZipPassThrough(name);
    entry.mtime = new Date(at);
    zip.add(entry);
    entry.push(Buffer.from(content, "utf8"), true);
    if (bytes >= CHUNK_BYTES) yield take();
  }
  zip.end();
  yield take();
}
