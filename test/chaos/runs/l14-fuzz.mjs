import { codeIn } from '../clients/ask.mjs';
import { finish } from '../truth/finish.mjs';
import { fuzzedRequest, randomText } from '../clients/fuzz.mjs';
import { measureHeap, PROBED } from '../watch/heap.mjs';
import { Random } from '../../harness/random.js';
import { exchange, parseAnswer } from '../../harness/service/raw-http.js';
import { good } from '../clients/select.mjs';
import { tally } from '../truth/truth.mjs';

const MB = 2 ** 20;
const INVOICES = 60;
const CLIENTS = 8;
const PATIENCE_MS = 20_000;

/** What may be said to a request that makes no sense. */
const ANSWERS = new Set([200, 204, 301, 302, 400, 401, 403, 404, 405, 406, 408, 413, 414, 417, 429, 431, 503, 504, 505]);

/** Random requests, and invoices with random text. @type {import('../registry.mjs').Run} */
export const fuzz = {
  name: 'L14',
  title: 'Fuzz: random paths, headers and tokens; invoices with random text',
  seconds: 30,
  seed: { organisations: 2, invoices: INVOICES / 2, change: scramble(new Random(14)) },
  async run({ world, checks, random, seconds, env }) {
    for (const invoice of world.invoices) invoice.total = '';
    const service = await world.startService(env, { nodeArguments: PROBED });
    const load = world.load(() => service.url);
    const queue = [...world.invoices];
    await load.closed({ clients: 4, seconds: 120, count: queue.length, next: () => ({ invoice: queue.pop() }) });
    const strange = world.ledger.records.filter(({ status, code }) => status !== 200 && code !== 'unprintable_text');
    checks.fact('invoices with random text', tally(world.ledger.records));
    checks.atLeast('invoices with random text that print', good(world.ledger.records).length, INVOICES / 4);
    checks.zero('invoices answered neither with a PDF nor with unprintable_text', strange.length);

    const [own] = world.invoices;
    const valid = { token: load.tokenOf(own?.tenant.organisationId ?? ''), id: own?.id ?? '' };
    /** @type {Record<string, number>} */
    const answers = {};
    /** @type {string[]} */
    const odd = [];
    /** @type {string[]} */
    const unanswered = [];
    const half = performance.now() + (seconds * 1000) / 2;
    const end = half + (seconds * 1000) / 2;
    const client = async (/** @type {Random} */ stream, /** @type {number} */ until) => {
      while (performance.now() < until) {
        const request = fuzzedRequest(stream, valid);
        const said = await exchange(service.port, request, { patienceMs: PATIENCE_MS, closes: true }).catch(() => null);
        const { status, headers, body } = answerIn(said ?? '');
        if (status === 0 && unanswered.length < 5)
          unanswered.push(
            request
              .toString('latin1')
              .replaceAll(/eyJ[\w.-]+/g, '…')
              .slice(0, 200),
          );
        const code = status >= 400 ? codeIn(Buffer.from(body, 'latin1')) : '';
        answers[`${status} ${code}`.trim()] = (answers[`${status} ${code}`.trim()] ?? 0) + 1;
        // An answer to HEAD has no body.
        const coded =
          status < 400 || code !== '' || request.toString('latin1').startsWith('HEAD') || headers['content-length'] === '0';
        if (said === null || (status !== 0 && !ANSWERS.has(status)) || !coded)
          odd.push(`${status} ${code} ${request.toString('latin1').slice(0, 300)}`);
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, index) => random.fork(`client ${index}`));
    await Promise.all(clients.map((stream) => client(stream, half)));
    const middle = await measureHeap(service);
    await Promise.all(clients.map((stream) => client(stream, end)));
    const last = await measureHeap(service);
    checks.fact(
      'random requests',
      Object.values(answers).reduce((sum, count) => sum + count, 0),
    );
    checks.fact('answers to them; 0 is a connection that was closed without one', answers);
    checks.fact('closed without an answer, for example', unanswered);
    if (odd.length > 0) checks.fact('odd', odd.slice(0, 5));
    checks.zero('random requests with an answer that is not mapped, or none', odd.length);
    checks.equal('the service still runs', service.isRunning, true);
    checks.atMost('heap, MB more in the second half', (last.heap - middle.heap) / MB, 2);
    await finish(world, service, checks, { isStranger: (id) => !id.startsWith('chaos-') });
  },
};

/** What was answered; status 0 where nothing was. @param {string} said */
function answerIn(said) {
  // What goes before the answer is none: 100 Continue.
  const { status, ...rest } = parseAnswer(said.replace(/^(?:HTTP\/1\.1 1\d\d.*\r\n(?:.+\r\n)*\r\n)+/, ''));
  return { status: Number.isNaN(status) ? 0 : status, ...rest };
}

/** Random text in every field of an invoice. @param {Random} random */
function scramble(random) {
  return (/** @type {Record<string, unknown>} */ invoice) => {
    for (const field of ['buyerReference', 'projectReference', 'contractReference', 'purchaseOrderReference'])
      invoice[field] = randomText(random, 80);
    invoice['notes'] = `Note of ${String(invoice['number'])} ${randomText(random, 1500)}`;
    invoice['terms'] = `Terms of ${String(invoice['number'])} ${randomText(random, 400)}`;
    for (const line of /** @type {Record<string, unknown>[]} */ (invoice['lines'])) {
      line['description'] = randomText(random, 200);
      line['quantity'] = random.pick(['1', '0', '0.0001', '99999999.99', '3.333', '-2']);
      line['unitPrice'] = random.pick(['0', '0.01', '0.0000000001', '12345678901.5', '9.99']);
      line['unit'] = randomText(random, 8);
    }
  };
}
