// statfs(2) f_type on Linux (linux/magic.h and the file systems' own sources). Other systems give other numbers, which say nothing here.
const REFUSED = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB2"],
]);
const DOUBTFUL = new Map([
  [0x65735546, "FUSE"],
  [0x01021997, "9p"],
  [0x00c36400, "Ceph"],
  [0x0bd00bd0, "Lustre"],
  [0x5346414f, "AFS"],
  [0x786f4256, "VirtualBox shared folder"],
]);

/**
 * Whether a store in one file may live on such a file system. SQLite relies on locks and on fsync that hold what they promise; network
 * file systems are known not to (sqlite.org/howtocorrupt.html, 2.1).
 * @param {number | bigint} type f_type of statfs
 * @returns {{ verdict: "fine" } | { verdict: "refused" | "doubtful", name: string }}
 */
export function judgeFilesystem(type) {
  // CIFS's number has its top bit set: some systems hand it out as a negative one.
  const number = Number(BigInt.asUintN(32, BigInt(type)));
  const refused = REFUSED.get(number);
  if (refused) return { verdict: "refused", name: refused };
  const doubtful = DOUBTFUL.get(number);
  return doubtful ? { verdict: "doubtful", name: doubtful } : { verdict: "fine" };
}
