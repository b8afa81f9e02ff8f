import { trafficOf } from '../../harness/machine/processes.js';
import { startCanary } from '../../harness/service/canary.js';
import { finish } from '../truth/finish.mjs';
import { payloads } from '../clients/hostile-payloads.mjs';
import { readPages } from '../truth/inspect.mjs';
import { mainBrowsers } from '../../harness/machine/browsers.js';

/** Fields of an invoice and of its line that take any text and show on the document. */
const FIELDS = ['buyerReference', 'projectReference', 'contractReference', 'purchaseOrderReference', 'remittanceInformation'];

/** Markup, style and template text in every field, with a listener that must stay alone: behind the namespace, and without it. @type {import('../registry.mjs').Run} */
export const ssrf = {
  name: 'L13',
  title: 'SSRF: hostile text in every field, a canary listening, with the network namespace and without',
  seconds: 0,
  seed: { organisations: 1, invoices: 1 },
  async run({ checks, env, createWorld }) {
    const canary = await startCanary();
    try {
      const texts = payloads(canary.port);
      checks.fact('payloads; fields', [texts.length, FIELDS.length + 7]);
      const seed = { organisations: 1, invoices: texts.length, lines: () => 1, change: hostile(texts) };
      for (const namespace of ['required', 'off']) {
        const world = await createWorld({ seed });
        const service = await world.startService({ CHROMIUM_NETWORK_NAMESPACE: namespace, ...env });
        const load = world.load(() => service.url, namespace);
        const queue = [...world.invoices];
        await load.closed({ clients: 4, seconds: 300, count: queue.length, next: () => ({ invoice: queue.pop() }) });
        if (namespace === 'required') checks.zero('bytes on the interfaces of the browsers', bytesMoved(service.pid));
        checks.equal(`${namespace}: PDFs`, world.ledger.specimens.size, texts.length);
        checks.zero(`${namespace}: PDFs that do not show the text as it is`, await notLiteral(world, texts));
        checks.zero(`${namespace}: connections and datagrams that reached the canary`, canary.hits.length);
        checks.fact(`${namespace}: hits`, canary.hits.slice(0, 5));
        canary.hits.length = 0;
        await finish(world, service, checks);
      }
    } finally {
      await canary.close();
    }
  },
};

/** Puts the payload of its turn into every field of an invoice. @param {string[]} texts */
function hostile(texts) {
  return (/** @type {Record<string, unknown>} */ invoice, /** @type {number} */ _, /** @type {number} */ index) => {
    const text = texts[index] ?? '';
    for (const field of FIELDS) invoice[field] = text;
    invoice['notes'] = `Note of ${String(invoice['number'])}\n${text}\n`;
    invoice['terms'] = `Terms of ${String(invoice['number'])}\n${text}`;
    invoice['delivery'] = { name: text, line1: text, line2: text, countryCode: 'GB' };
    const [line] = /** @type {Record<string, unknown>[]} */ (invoice['lines']);
    if (line) {
      line['description'] = text;
      line['name'] = `${String(line['name'])} ${text}`;
    }
  };
}

/** @param {number} service */
function bytesMoved(service) {
  const traffic = mainBrowsers(service).flatMap(({ pid }) => Object.values(trafficOf(pid)));
  return traffic.reduce((sum, bytes) => sum + bytes, 0);
}

/** PDFs in which the payload is not to be read, or which show or link to what it asked for. @param {import('../world/world.mjs').World} world @param {string[]} texts */
async function notLiteral({ ledger, invoices }, texts) {
  let count = 0;
  for (const { invoice, bytes } of ledger.specimens.values()) {
    const text = (texts[invoices.indexOf(invoice)] ?? '').replaceAll(/\s/g, '');
    const pages = await readPages(bytes);
    const all = pages.map((page) => page.text.replaceAll(/\s/g, '')).join('');
    const links = pages.flatMap((page) => page.links).filter((link) => !/^(?:https?:|mailto:)/.test(link));
    if (!all.includes(text) || /root:x:0|PWN(?!'<)/.test(all) || links.length > 0) count += 1;
  }
  return count;
}
