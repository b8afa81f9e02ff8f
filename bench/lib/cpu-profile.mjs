// Where Node's time went, from a profile of --cpu-prof: the time of each sample goes to the innermost function that belongs to somebody.

/** @typedef {{ id: number, callFrame: { functionName: string, url: string, lineNumber: number }, children?: number[] }} ProfileNode */
/** @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[], startTime: number, endTime: number }} CpuProfile */

/** The first that matches the address of a function's file owns it. @type {[who: string, pattern: RegExp][]} */
const OWNERS = [
  ['Prisma: query and rows', /@prisma\/(?!adapter-pg|driver-adapter)|prisma-client\/|wasm:/],
  ['Prisma: adapter', /@prisma\/(adapter-pg|driver-adapter)/],
  ['pg driver', /node_modules\/pg|node_modules\/postgres-/],
  ['rows → invoice', /dist\/(records|invoices\/(invoice|money|currency))|big\.js/],
  ['check of the figures', /dist\/invoices/],
  ['view: fonts cover it?', /check-coverage|font-coverage|character-map/],
  ['view', /dist\/view/],
  ['render (Handlebars)', /handlebars|dist\/templates/],
  ['puppeteer-core', /puppeteer-core/],
  ['src/chromium', /dist\/chromium/],
  ['download: hash, names', /dist\/pdf/],
  ['token', /jsonwebtoken|\/jws\/|\/jwa\/|dist\/http\/authenticate/],
  ['log', /winston|logform|triple-beam|safe-stable|readable-stream|dist\/log\.|log-requests/],
  ['HTTP: Express and ours', /express|\/router\/|dist\/http|path-to-regexp|node_modules\/(send|accepts|qs|proxy-addr)/],
  ['zod', /node_modules\/zod/],
];

const IDLE = new Set(['(idle)', '(root)']);

/** Milliseconds by owner; "(idle)" is left out. @param {CpuProfile} profile @returns {Record<string, number>} */
export function timeByOwner(profile) {
  /** @type {Map<number, { node: ProfileNode, parent: number | undefined }>} */
  const byId = new Map(profile.nodes.map((node) => [node.id, { node, parent: undefined }]));
  for (const { id, children = [] } of profile.nodes) {
    for (const child of children) {
      const entry = byId.get(child);
      if (entry) entry.parent = id;
    }
  }
  /** @type {Map<number, string>} */
  const owners = new Map();
  const ownerOf = (/** @type {number} */ id) => {
    const known = owners.get(id);
    if (known) return known;
    let owner = '';
    for (let at = byId.get(id); at && owner === ''; at = at.parent === undefined ? undefined : byId.get(at.parent)) {
      owner = ownerOfFrame(at.node.callFrame);
    }
    owner ||= 'Node itself (sockets, pipes, timers)';
    owners.set(id, owner);
    return owner;
  };
  /** @type {Record<string, number>} */
  const times = {};
  for (const [index, sample] of profile.samples.entries()) {
    const node = byId.get(sample)?.node;
    if (!node || IDLE.has(node.callFrame.functionName)) continue;
    const owner = ownerOf(sample);
    times[owner] = (times[owner] ?? 0) + (profile.timeDeltas[index] ?? 0) / 1000;
  }
  return times;
}

/** @param {ProfileNode['callFrame']} frame */
function ownerOfFrame({ functionName, url }) {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'native code outside of JavaScript';
  return OWNERS.find(([, pattern]) => pattern.test(url))?.[0] ?? '';
}

/** The functions with the most time of their own. @param {CpuProfile} profile @param {number} count @returns {{ name: string, milliseconds: number }[]} */
export function hottest(profile, count) {
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const [index, sample] of profile.samples.entries()) {
    const frame = byId.get(sample)?.callFrame;
    if (!frame || IDLE.has(frame.functionName)) continue;
    const name = `${frame.functionName || '(anonymous)'} ${frame.url.replace(/^.*\/(node_modules|dist)\//, '')}:${frame.lineNumber + 1}`;
    times.set(name, (times.get(name) ?? 0) + (profile.timeDeltas[index] ?? 0) / 1000);
  }
  return [...times]
    .map(([name, milliseconds]) => ({ name, milliseconds }))
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, count);
}
