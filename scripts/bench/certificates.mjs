import { X509Certificate } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setImmediate as turn } from "node:timers/promises";
import { openPagelessApp } from "../crash/pageless-app.mjs";
import { loadTypescript } from "../start/load-typescript.mjs";
import { benchConfig, realClock, silent } from "./bench-config.mjs";
import { makeBenchStore } from "./bench-store.mjs";
import { startBenchEmulator } from "./emulator.mjs";
import { fillStore } from "./fleet-store.mjs";
import { kilobytes, megabytes, millis, plain, seconds } from "./section.mjs";

const CERTIFICATES = 10_000;
const IN_ZIP = 1_000;
/** A truststore takes two rounds of key derivation; the others are quick. */
const TIMES = { pem: 5_000, der: 5_000, bundle: 5_000, p12: 50 };

/**
 * Forms of a CA, the zip of a thousand, and ten thousand certificates parsed and kept.
 * @returns {Promise<import("./section.mjs").Section>}
 */
export async function measureCertificates() {
  const made = await manyCertificates();
  const emulator = await startBenchEmulator({ seed: String(CERTIFICATES) });
  const store = await makeBenchStore("sqlite");
  const folder = store.settings.DATA_DIR ?? "";
  const config = await benchConfig({ ...store.settings, TENCENTCLOUD_ENDPOINT: emulator.url });
  const clock = await realClock();
  const { app, ctx, close } = await openPagelessApp({ config, clock, log: silent, idle: true });
  try {
    await fillStore(app, await emulator.instances());
    const kept = await keepAll(app, made, folder);
    return {
      title: "Certificates",
      how: `EC P-256 certificates as the emulator makes them, in this process. The zip's memory is what the process grows by while it is made and thrown away chunk by chunk, ${IN_ZIP} instances and ${CERTIFICATES / 2}.`,
      rows: [...(await forms(made)), ...kept, await zipOf(ctx, IN_ZIP), await zipOf(ctx, CERTIFICATES / 2)],
    };
  } finally {
    await close();
    await store.remove();
    await emulator.close();
  }
}

/** @returns {Promise<Buffer[]>} as PEM, all different */
async function manyCertificates() {
  /** @type {typeof import("../../emulator/certificates/make-certificate")} */
  const { makeCertificate } = await loadTypescript("emulator/certificates/make-certificate.ts");
  const made = [];
  for (let index = 0; index < CERTIFICATES; index += 1)
    made.push(new X509Certificate((await makeCertificate(`MongoDB CA ${index}`, Date.UTC(2040, 0, 1))).der));
  return made.map((certificate) => Buffer.from(certificate.toString(), "ascii"));
}

/**
 * @param {readonly Buffer[]} made
 * @returns {Promise<import("./section.mjs").Row[]>}
 */
async function forms(made) {
  /** @type {typeof import("../../lib/server/certificates/formats/certificate-file")} */
  const { certificateFile } = await loadTypescript("lib/server/certificates/formats/certificate-file.ts");
  const [present, previous] = made.map((pem) => ({ pem: pem.toString("ascii"), chainPem: "" }));
  if (!present || !previous) throw new Error("There are no certificates.");
  const rows = [];
  for (const [format, times] of /** @type {const} */ ([
    ["pem", TIMES.pem],
    ["der", TIMES.der],
    ["bundle", TIMES.bundle],
    ["p12", TIMES.p12],
  ])) {
    const from = performance.now();
    for (let index = 0; index < times; index += 1)
      await certificateFile("cmgo-bench001", { present, previous }, format);
    const each = (performance.now() - from) / times;
    rows.push({
      what: `${format} made, of old and new where it holds both`,
      measured: `${plain(Math.round(1000 / each))} a second`,
    });
  }
  return rows;
}

/**
 * @param {import("../../lib/server/context").App} app
 * @param {readonly Buffer[]} made
 * @param {string} folder
 * @returns {Promise<import("./section.mjs").Row[]>}
 */
async function keepAll(app, made, folder) {
  /** @type {typeof import("../../lib/server/certificates/decode-certificate")} */
  const { decodeCertificate } = await loadTypescript("lib/server/certificates/decode-certificate.ts");
  /** @type {typeof import("../../lib/server/certificates/inspect-certificate")} */
  const { inspectCertificate } = await loadTypescript("lib/server/certificates/inspect-certificate.ts");
  /** @type {typeof import("../../lib/server/certificates/keep-certificate")} */
  const { keepCertificate } = await loadTypescript("lib/server/certificates/keep-certificate.ts");
  const { db } = app.store;
  const names = await db.selectFrom("instances").select(["region", "instance_id"]).limit(CERTIFICATES).execute();
  const size = async () => {
    await app.store.transaction((trx) =>
      trx.updateTable("settings").set({ value: "" }).where("name", "=", "").execute(),
    );
    return ["console.db", "console.db-wal"].reduce(
      (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  };
  const parsedFrom = performance.now();
  const parsed = made.map((pem) => {
    const { certificate, chain } = decodeCertificate(pem);
    return inspectCertificate(certificate, chain);
  });
  const parsing = performance.now() - parsedFrom;

  /** @param {(index: number) => import("../../lib/server/certificates/inspect-certificate").InspectedCertificate | undefined} which */
  const keep = async (which) => {
    const before = await size();
    const from = performance.now();
    for (const [index, row] of names.entries()) {
      const certificate = which(index);
      if (!certificate) continue;
      const seen = /** @type {const} */ ({ over: "https", now: Date.now(), reportedExpiresAt: certificate.notAfter });
      const key = { region: row.region, instanceId: row.instance_id };
      await app.store.transaction((trx) => keepCertificate(trx, key, certificate, seen));
      if (index % 200 === 0) await turn();
    }
    return { took: (performance.now() - from) / 1000, bytes: (await size()) - before };
  };
  const fresh = await keep((index) => parsed[index]);
  const again = await keep((index) => parsed[index]);
  const count = await db
    .selectFrom("certificates")
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return [
    { what: `${CERTIFICATES} certificates parsed`, measured: seconds(parsing / 1000) },
    {
      what: `${names.length} kept, a transaction each`,
      measured: `${seconds(fresh.took)}, ${megabytes(fresh.bytes)} on disk`,
    },
    { what: "for each of them on disk", measured: kilobytes(fresh.bytes / names.length) },
    {
      what: "the same seen again",
      measured: `${seconds(again.took)}, ${megabytes(Math.max(0, again.bytes))} more, ${plain(Number(count.count))} rows`,
    },
  ];
}

/**
 * @param {import("../../lib/server/context").Ctx} ctx
 * @param {number} instances
 * @returns {Promise<import("./section.mjs").Row>}
 */
async function zipOf(ctx, instances) {
  /** @type {typeof import("../../lib/server/certificates/collection/download-certificates")} */
  const { downloadCertificates } = await loadTypescript("lib/server/certificates/collection/download-certificates.ts");
  const { db } = ctx.app.store;
  const rows = await db.selectFrom("instances").select(["region", "instance_id"]).limit(instances).execute();
  const keys = rows.map((row) => ({ region: row.region, instanceId: row.instance_id }));
  const before = process.memoryUsage().rss;
  let peak = before;
  let bytes = 0;
  let largest = 0;
  const from = performance.now();
  const response = await downloadCertificates(
    ctx,
    { selection: { kind: "keys", keys }, format: "zip", readme: () => "Read me.\n" },
    new Request("http://localhost/"),
  );
  for await (const chunk of /** @type {AsyncIterable<Uint8Array>} */ (/** @type {unknown} */ (response.body))) {
    bytes += chunk.length;
    largest = Math.max(largest, chunk.length);
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const took = performance.now() - from;
  return {
    what: `zip of ${instances} instances`,
    measured: `${millis(took)}, ${kilobytes(bytes)}, largest chunk ${kilobytes(largest)}, memory grew by ${megabytes(peak - before)}`,
  };
}
