import { pdfPath } from '../../harness/service/pdf-path.js';

const METHODS = ['GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'get', 'G ET', ''];
const PATHS = [
  '/api/v1/invoice-pdf/inv_1/pdf',
  '/v1/customers/x/invoices/y/pdf',
  '/api/v2/invoices/z/pdf',
  '/api/v3/invoices',
  '/openapi.json',
  '/healthz',
  '/readyz',
  '/docs',
];
const PIECES = [
  '%00',
  '%2F',
  '%2e%2e/',
  '../',
  '//',
  '%',
  '%zz',
  '?id=1',
  '?locale=xx&locale=de',
  '?disposition[]=inline',
  '#x',
  ';x=1',
  '%0d%0aX: y',
  'ü',
  '٣',
  '\u0000',
  ' ',
  '\t',
  'inv_',
  'inv_0',
  'inv_9999999999999999999',
  '__proto__',
  "' OR 1=1--",
];
const HEADERS = [
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 5\r\nContent-Length: 6',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: xchunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 3',
  'Expect: 100-continue',
  'Expect: nonsense',
  'Upgrade: websocket\r\nConnection: Upgrade',
  'Host:',
  'Host: a\r\nHost: b',
  'X-Forwarded-For: 1.2.3.4, \u0001',
  'X-Forwarded-Proto: javascript',
  'X-Request-Id: ../../x y',
  'Range: bytes=0-1',
  'If-None-Match: *',
  'Accept: application/json',
  'Accept-Encoding: gzip',
  'Cookie: x=y',
  ': empty',
  'No-Colon',
  ' folded: x',
  `X-Long: ${'x'.repeat(5000)}`,
  `X-Longer: ${'x'.repeat(20_000)}`,
];

/**
 * One random request, as bytes: a good one with some of its parts changed.
 * @param {import('../../harness/random.js').Random} random
 * @param {{ token: string, id: string }} good
 */
export function fuzzedRequest(random, { token, id }) {
  const method = random.pick(METHODS);
  let path = random.chance(0.5) ? pdfPath(id) : random.pick(PATHS);
  for (let times = random.integer(0, 2); times > 0; times -= 1) path = mutate(path, random, PIECES);
  const headers = [`Host: fuzz.example`, `Authorization: ${fuzzedAuthorization(token, random)}`];
  if (random.chance(0.5)) headers.push(random.pick(HEADERS));
  if (random.chance(0.05)) headers.push(...Array.from({ length: 200 }, (_, index) => `X-Many-${index}: x`));
  headers.push('Connection: close');
  const body = random.chance(0.2) ? mutate('{"organisationId":"x"}', random, PIECES) : '';
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`, 'utf8');
}

/** @param {string} token @param {import('../../harness/random.js').Random} random */
function fuzzedAuthorization(token, random) {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  return random.pick([
    `Bearer ${token}`,
    `Bearer ${token}`,
    `bearer ${token}`,
    `Bearer ${mutate(token, random, ['A', '.', '=', '%', ' '])}`,
    `Bearer ${none}.${claims}.`,
    `Bearer ${header}.${claims}`,
    `Bearer ${header}.${claims}.${signature}.x.y`,
    `Bearer ${'x'.repeat(9000)}`,
    'Basic eDp5',
    'Bearer',
    '',
  ]);
}

/** Something taken out, put in or put twice, at a random place. @param {string} text @param {import('../../harness/random.js').Random} random @param {readonly string[]} pieces */
function mutate(text, random, pieces) {
  const at = random.integer(0, text.length);
  const piece = random.pick(['', random.pick(pieces), text.slice(at, at + 5), String.fromCodePoint(random.integer(33, 126))]);
  return text.slice(0, at) + piece + text.slice(at + random.integer(0, 2));
}

/** Where random text comes from, as first and last code point; an import refuses what is invisible. What the fonts cover … @type {readonly (readonly [number, number])[]} */
const COVERED = [
  [0x20, 0x7e],
  [0xae, 0x17f],
  [0x391, 0x3a1],
  [0x410, 0x44f],
  [0x5d0, 0x5ea],
  [0x627, 0x63a],
  [0x905, 0x914],
  [0xe01, 0xe30],
  [0x3041, 0x3093],
  [0x4e00, 0x4e0b],
  [0xac00, 0xac20],
  [0x1f600, 0x1f64f],
];
/** … and what they do not, or not all of it. @type {readonly (readonly [number, number])[]} */
const ANYTHING = [
  // A mark is covered only with a letter of its font.
  [0x300, 0x36f],
  [0x530, 0x58f],
  [0x900, 0x97f],
  [0x2190, 0x21ff],
  [0x1d400, 0x1d4ff],
];

/** Random text that an import takes. @param {import('../../harness/random.js').Random} random @param {number} most characters */
export function randomText(random, most) {
  const ranges = random.chance(0.01) ? ANYTHING : COVERED;
  const [first, last] = random.pick(ranges);
  const letters = Array.from({ length: random.integer(1, most) }, () => {
    const [from, to] = random.chance(0.7) ? [first, last] : random.pick(ranges);
    return String.fromCodePoint(random.integer(from, to));
  });
  return `x${letters.join('')}x`;
}
