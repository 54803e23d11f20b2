// Nothing here that a Node of 2020 can't read: one that is too old must get as far as saying so.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The console needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
void import("./start/main.mjs").then((program) => program.main());
