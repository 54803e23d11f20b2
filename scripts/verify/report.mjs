/**
 * Ends a check: one line when all is well, else every problem on a line of its own and exit code 1.
 * @param {string} summary what was looked at
 * @param {readonly string[]} problems
 */
export function report(summary, problems) {
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? summary : `${summary}; ${problems.length} wrong`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
