import { type DescribedOperation, targetOf } from './described-operations.js';

// What the contract says to a request, written without a look at the code that answers it. Where the contract leaves a thing open, every answer that it
// allows will do.

/** One answer that the contract allows. */
export type Allowed = '200' | '400 invalid_request' | '400 invalid_id' | '400 invalid_parameter' | '401' | '404' | '431';

type Verdict = 'valid' | 'invalid' | 'either';

/** What goes over the wire: the path's parameters and the query, both raw. */
export interface Sent {
  params: Readonly<Record<string, string>>;
  query: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Grammars of path parameters, by the beginning of the route. */
const PATHS: readonly [RegExp, (value: string, maxLength: number) => Verdict][] = [
  [/^\/v1\/customers\//, (value) => (UUID.test(value) ? 'valid' : 'invalid')],
  [/^\/api\/v1\/invoice-pdf\//, prefixedId],
  [/^\/api\/v1\/invoices\//, (value) => (UUID.test(value) ? 'valid' : prefixedId(value))],
  [/^\/api\/v1\/batches\//, (value) => (UUID.test(value) ? 'valid' : 'invalid')],
  [/^\/api\/v1\/templates\//, (value) => (/^[a-z][a-z\d-]{0,39}$/.test(value) ? 'valid' : 'invalid')],
  [/^\/api\/v[23]\//, numberOrUuid],
];

/** Grammars of query parameters. */
const QUERIES: Readonly<Record<string, (value: string) => Verdict>> = {
  limit: (value) => wholeNumber(value, 1, 100),
  // "offset ≥ 0": from where on it is too large is for the service to say.
  offset: (value) => (/^[1-9][0-9]{9,}$/.test(value) ? 'either' : wholeNumber(value, 0, 999_999_999)),
  order_by: (value) => (['asc', 'desc'].includes(value) ? 'valid' : 'invalid'),
  disposition: (value) => (['attachment', 'inline'].includes(value) ? 'valid' : 'invalid'),
  locale,
};

/** The values under which there is something, by parameter. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** The answers that are allowed to a caller with a good token. */
export function allowedFor(operation: DescribedOperation, sent: Sent, known: Known): Set<Allowed> {
  return answers(operation, sent, () => ofParameters(operation, sent, known));
}

/** The answers that are allowed to a caller without: the parameters make no difference. */
export function allowedWithoutToken(operation: DescribedOperation, sent: Sent): Set<Allowed> {
  return answers(operation, sent, () => ['401']);
}

/** What HTTP and the routes say first: whether this is a request, and one that is for this operation. */
function answers({ path, parameters }: DescribedOperation, { params, query }: Sent, rest: () => Allowed[]): Set<Allowed> {
  const target = targetOf({ path }, params, query);
  // 16 KiB for the whole head of the request; the token takes a part of it.
  const size: Allowed[] = target.length > 14_000 ? ['431'] : [];
  if (isOpen(target, Object.values(params)))
    return new Set([...size, '200', '400 invalid_request', '400 invalid_id', '400 invalid_parameter', '401', '404']);
  if (target.length > 16_384) return new Set(['431']);
  const segments = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => params[name] ?? '');
  // One segment more, one less, or an empty one: no route, with any values in the others.
  if (segments.some((raw) => raw === '' || raw.includes('/'))) return new Set([...size, '404']);
  if (segments.some((raw) => decode(raw) === undefined)) return new Set([...size, '400 invalid_request']);
  return new Set([...size, ...rest()]);
}

function ofParameters({ path, parameters }: DescribedOperation, { params, query }: Sent, known: Known): Allowed[] {
  const grammar = PATHS.find(([route]) => route.test(path))?.[1] ?? (() => 'either');
  const values = parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, schema }) => ({ name, value: decode(params[name] ?? '') ?? '', max: schema.maxLength ?? Infinity }));
  const ofPath = worst(values.map(({ value, max }) => grammar(value, max)));
  const ofQuery = worst(parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => queryVerdict(name, query)));
  const refusals: Allowed[] = [
    ...(ofPath === 'valid' ? [] : (['400 invalid_id'] as const)),
    ...(ofQuery === 'valid' ? [] : (['400 invalid_parameter'] as const)),
  ];
  if (ofPath === 'invalid' || ofQuery === 'invalid') return refusals;
  const isThere = values.every(({ name, value }) => (known[name] ?? []).some((one) => isSame(value, one)));
  return [...refusals, isThere ? '200' : '404'];
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('invalid')) return 'invalid';
  return verdicts.includes('either') ? 'either' : 'valid';
}

/** HTTP's own rules come first: blanks, control characters, bytes that are no ASCII, a fragment, a path that ends in a parameter. */
function isOpen(target: string, params: readonly string[]): boolean {
  return /[^!-~]|#/.test(target) || params.some((raw) => raw.includes('?'));
}

function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

/** UUIDs are the same in capitals. */
function isSame(value: string, example: string): boolean {
  return value === example || (UUID.test(example) && value.toLowerCase() === example.toLowerCase());
}

/** S2. From which number on an id is too long for a number is for the service to say. */
function prefixedId(value: string): Verdict {
  if (/^inv_[1-9][0-9]{0,14}$/.test(value)) return 'valid';
  return /^inv_[1-9][0-9]+$/.test(value) ? 'either' : 'invalid';
}

/** An invoice number may be nearly anything, but never holds control characters, nor more than the description says. */
function numberOrUuid(value: string, maxLength: number): Verdict {
  if (value === '' || /\p{Cc}/u.test(value) || Array.from(value).length > maxLength) return 'invalid';
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N}_ -]*$/u.test(value) && value === value.trim() && value.length <= maxLength;
  return isPlain ? 'valid' : 'either';
}

/** Digits without sign, blanks, leading zeros, decimals or exponent. */
function wholeNumber(value: string, min: number, max: number): Verdict {
  return /^(?:0|[1-9][0-9]{0,9})$/.test(value) && Number(value) >= min && Number(value) <= max ? 'valid' : 'invalid';
}

const LANGUAGES = ['en', 'de', 'fr', 'ar', 'ja'];

/** A BCP 47 tag of a language that there is. What follows the region, and old names of languages, are for the service to say. */
function locale(value: string): Verdict {
  if (!/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(value)) return 'invalid';
  const [language = '', ...rest] = value.split('-');
  const isKnown = LANGUAGES.includes(language.toLowerCase());
  if (isKnown && (rest.length === 0 || (rest.length === 1 && /^[A-Z]{2}$/.test(rest[0] ?? '')))) return 'valid';
  return isKnown || language.length === 3 || rest.length > 0 ? 'either' : 'invalid';
}

function queryVerdict(name: string, query: string): Verdict {
  const values = pairsOf(query).filter(([given]) => given === name);
  const [first, ...others] = values.map(([, value]) => value);
  if (first === undefined) return 'valid';
  return others.length > 0 ? 'invalid' : (QUERIES[name] ?? (() => 'either' as const))(first);
}

/** `a=b&c`, as forms are written. Text that cannot be decoded stays as it is, and no parameter accepts it. */
function pairsOf(query: string): [string, string][] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return [plain(name), plain(value)];
    });
}

function plain(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  return decode(spaced) ?? spaced;
}
