import { createHash } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { expect } from '@jest/globals';
import { claimsOf, conformanceFaults } from './conformance/check.js';
import { blankValues } from './open-pdf.js';
import { type PdfFacts, readPdf } from './pdf-facts.js';
import { activeContent, inflateAll, partsOf, withoutStrings } from './pdf-parts.js';
import { qpdfCheck } from './qpdf.js';

export { rolesIn } from './pdf-facts.js';

/** Names of the machine and the service that no reader of a document should learn; addresses of its own are among them. */
const INTERNAL = new RegExp(
  [
    'Headless|\\bPuppeteer\\b|\\bnode_modules\\b|about:blank|file:|localhost|127\\.0\\.0\\.1|(?:^|\\s)/(?:tmp|home|root|usr|var|opt|app)/',
    ...[hostname(), userInfo().username].map((name) => `(?<![\\w.-])${name.replaceAll(/\W/g, '\\$&')}(?![\\w.-])`),
  ].join('|'),
  'gm',
);

const known = new Map<string, Promise<PdfFacts>>();

/**
 * What every PDF of every test must be: whole, paged, tagged, with title and language, its fonts embedded, without active content, without a trace of the
 * machine, and without the words that betray a missing value. If it claims PDF/A-3a or PDF/UA-1, it conforms to it, rule by rule. Returns the facts. The same bytes are looked at once.
 */
export async function expectCleanPdf(pdf: Uint8Array): Promise<PdfFacts> {
  const key = createHash('sha256').update(pdf).digest('hex');
  let facts = known.get(key);
  if (!facts) {
    facts = check(pdf);
    known.set(key, facts);
  }
  return await facts;
}

async function check(pdf: Uint8Array): Promise<PdfFacts> {
  const parts = partsOf(pdf);
  const texts = withoutStrings(parts);
  expectWhole(pdf, texts);
  inflateAll(parts);
  // Only PDF/A says what attached files must be, and its rules look at them.
  const attaches = claimsOf(pdf).includes('A');
  expect(await qpdfCheck(pdf)).toEqual({ code: 0, complaints: [] });
  expect(activeContent(parts).filter((name) => !(attaches && isAttachment(name)))).toEqual([]);
  expect(parts.dictionaries.match(/\/URI\s*(?:\((?!https?:|mailto:)[^)]*|<(?!<)[^>]*)/gi) ?? []).toEqual([]);

  const facts = await readPdf(pdf);
  expect(facts.pages).toBeGreaterThanOrEqual(1);
  expect(facts.tagged).toBe(true);
  expect(facts.title ?? '').not.toBe('');
  expect(facts.lang ?? '').not.toBe('');
  expect(facts.metadata.match(INTERNAL) ?? []).toEqual([]);
  expect(facts.fonts.filter(({ embedded, type }) => !embedded || type === 'Type3')).toEqual([]);
  expect(facts.links.filter((link) => !/^(?:https?:|mailto:)/.test(link))).toEqual([]);
  expect(blankValues(facts.text.join('\n'))).toEqual([]);
  expect(conformanceFaults(pdf)).toEqual([]);
  return facts;
}

const isAttachment = (name: string) => /^\/EmbeddedFiles?$/.test(name);

/** From its first byte to its last, and nothing before or after it. */
function expectWhole(pdf: Uint8Array, texts: string): void {
  const raw = Buffer.from(pdf).toString('latin1');
  expect(raw.slice(0, 5)).toBe('%PDF-');
  expect(raw.slice(-16)).toMatch(/\n%%EOF\s?$/);
  expect(texts.split('%%EOF')).toHaveLength(2);
}
