import "server-only";

/** What the work comes to, or null once so much real time has passed: it goes on by itself then, and how it ends is nobody's any more. */
export async function inTime<Result>(work: Promise<Result>, millis: number): Promise<Result | null> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), Math.max(0, millis));
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
