import http from "node:http";

/** As lib/client/polling.ts has it while something moves. */
const POLL_MILLIS = 2_000;
/** A person turns the page or changes the filter after so many polls. */
const POLLS_A_VIEW = 8;
const VIEWS = [
  "",
  "region=ap-jakarta",
  "ssl=enabled",
  "expiry=30&sort=expiry",
  "search=orders",
  "ssl=disabled",
  "page=",
];

/**
 * A browser at the list: polls as the page does, with what it has already, and goes on to another view now and then.
 * @param {{ url: string, cookie: string, seed: number, pages: number }} options
 */
export function startPoller({ url, cookie, seed, pages }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  /** @type {Map<string, string>} */
  const tags = new Map();
  /** @type {number[]} */
  const times = [];
  const told = { unchanged: 0, bytes: 0 };
  let stopped = false;
  let wake = () => {};

  const polling = (async () => {
    for (let turn = seed; !stopped; turn += 1) {
      const view = VIEWS[Math.floor(turn / POLLS_A_VIEW + seed) % VIEWS.length] ?? "";
      const query = view === "page=" ? `page=${1 + ((seed * 37 + Math.floor(turn / POLLS_A_VIEW)) % pages)}` : view;
      const started = performance.now();
      const { status, tag, bytes } = await get(`${url}/api/instances?${query}`, {
        agent,
        cookie,
        tag: tags.get(query),
      });
      times.push(performance.now() - started);
      told.bytes += bytes;
      if (status === 304) told.unchanged += 1;
      if (tag) tags.set(query, tag);
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, POLL_MILLIS);
        wake = () => {
          clearTimeout(timer);
          resolve(undefined);
        };
      });
    }
  })();

  return {
    /** What was polled since the last time this was asked. */
    take: () => {
      const taken = { times: times.splice(0), ...told };
      Object.assign(told, { unchanged: 0, bytes: 0 });
      return taken;
    },
    /** Rejects when a poll was refused. */
    stop: async () => {
      stopped = true;
      wake();
      await polling;
      agent.destroy();
    },
  };
}

/**
 * One poll. Rejects unless it is answered with 200 or 304.
 * @param {string} url
 * @param {{ agent: http.Agent, cookie: string, tag?: string | undefined }} options
 * @returns {Promise<{ status: number, tag: string | undefined, bytes: number, body: string }>} `bytes` = headers and body as they came over the wire
 */
export function get(url, { agent, cookie, tag }) {
  return new Promise((resolve, reject) => {
    const headers = { cookie, accept: "application/json", ...(tag ? { "if-none-match": tag } : {}) };
    const request = http.get(url, { agent, headers }, (response) => {
      let body = "";
      let length = 0;
      response.on("data", (part) => {
        length += part.length;
        body += part;
      });
      response.on("end", () => {
        const status = response.statusCode ?? 0;
        const head = response.rawHeaders.reduce((sum, text) => sum + text.length + 2, 15);
        if (status !== 200 && status !== 304) reject(new Error(`${url} answered ${status}`));
        else resolve({ status, tag: response.headers.etag, bytes: head + length, body });
      });
    });
    request.on("error", reject);
  });
}
