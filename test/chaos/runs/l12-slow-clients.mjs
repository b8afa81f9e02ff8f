import { measureCapacity } from '../clients/capacity.mjs';
import { finish } from '../truth/finish.mjs';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { pause, waitUntil } from '../../harness/machine/pause.js';
import { latencies, shareGood } from '../clients/select.mjs';
import { SlowClient } from '../clients/slow-client.mjs';
import { percentiles, quantile, round } from '../truth/statistics.mjs';

const CLOSED_MS = 16_000;
const READERS = 10;

/** Five hundred clients that take their time, beside good ones. @type {import('../registry.mjs').Run} */
export const slowClients = {
  name: 'L12',
  title: 'Slow clients: 500 connections with slow headers, slow bodies or unread answers, beside 0.5 C',
  seconds: 20,
  async run({ world, checks, seconds, env, random }) {
    const service = await world.startService(env);
    const load = world.load(() => service.url);
    const capacity = await measureCapacity(load);
    const before = performance.now();
    await load.open({ rate: 0.5 * capacity, seconds: seconds / 2 });
    const baseline = quantile(latencies(world.ledger.between(before)), 0.99);

    const invoice = random.pick(world.invoices);
    const request = { path: pdfPath(invoice.id), token: load.tokenOf(invoice.tenant.organisationId) };
    const kinds = Array.from({ length: 500 }, (_, index) => (index < READERS ? 'read' : index % 2 === 0 ? 'headers' : 'body'));
    const clients = kinds.map((kind) => new SlowClient(service.port, kind, request));
    try {
      const start = performance.now();
      await load.open({ rate: 0.5 * capacity, seconds });
      const records = world.ledger.between(start);
      checks.fact('C, PDFs/s; p99 before; latency beside them, ms', [
        round(capacity),
        round(baseline),
        percentiles(latencies(records)),
      ]);
      checks.atLeast('share of 200', shareGood(records), 1);
      checks.atMost('p99, of before', quantile(latencies(records), 0.99) / baseline, 1.5);
      const senders = clients.filter(({ kind }) => kind !== 'read');
      await waitUntil(() => senders.every(({ closedAfter }) => closedAfter !== null), 5000);
      const times = senders.map(({ closedAfter }) => closedAfter ?? Number.POSITIVE_INFINITY);
      for (const kind of /** @type {const} */ (['headers', 'body'])) {
        const closed = clients.filter((client) => client.kind === kind).flatMap(({ closedAfter }) => closedAfter ?? []);
        checks.fact(`slow ${kind}: closed after, ms`, { closed: closed.length, ...percentiles(closed) });
      }
      checks.atMost('slow senders: the last was closed after, ms', Math.max(...times), CLOSED_MS);
      // Their answer fits the kernel's buffers, so the service is done with them: they are idle connections.
      checks.fact(
        'unread answers: still open',
        clients.filter(({ kind, closedAfter }) => kind === 'read' && closedAfter === null).length,
      );
    } finally {
      for (const client of clients) client.destroy();
    }
    await pause(500);
    await finish(world, service, checks, { isStranger: (id) => id.startsWith('slow-') });
  },
};
