import * as fc from 'fast-check';
import type { DescribedOperation, DescribedParameter } from './described-operations.js';
import type { Sent } from './contract-oracle.js';
import { anyCharacter } from './any-character.js';

// Parameters as nobody who means well writes them, raw: as they go over the wire.

const TEN_KILOBYTES = 10_240;
const long = (piece: string) => piece.repeat(Math.floor(TEN_KILOBYTES / piece.length));

/** Any text between blanks. */
const listed = (text: string) => text.trim().split(/\s+/);

/** Ways out of a folder, of an encoding or of a string. */
const TRAVERSALS = listed(String.raw`
  .. . %2e %2e%2e %2E%2E .%2e ../ ..%2f %2e%2e%2f %2e%2e/ %2f %5c ..%5c..%5c ..; .;/ ..\..\ ..%2f..%2f..%2fetc%2fpasswd %252e%252e%252f %252f
  %25%32%65 ..%00 %2e%2e%2fhealthz file:%2f%2f%2fetc%2fpasswd %c0%ae%c0%ae%c0%af %c0%af %e0%80%ae %uff0e%uff0e %ef%bc%8e%ef%bc%8e%ef%bc%8f ... ....%2f%2f`);

/** Bytes that are not text, incomplete escapes, and invisible characters. */
const ENCODINGS = listed(String.raw`
  % %% %2 %zz %ff %fe%ff %80 %c3 %c3%28 %ed%a0%80 %ed%bf%bf %f4%90%80%80 %00 a%00 %00a %01 %07 %08 %09 %0a %0d %0d%0aX-Evil:%201 %1b%5b31m %7f %85
  %c2%85 %c2%a0 %20 %20x x%20 + x+y %e2%80%a8 %e2%80%a9 %e2%80%ae %e2%80%8b %ef%bb%bf %ef%bf%bd %ef%bf%be %ef%bf%bf %f0%9f%92%a9 %cc%81
  %E5%8F%97%E6%B3%A8 %D9%A1%D9%A2 %EF%BC%94%EF%BC%92 %E0%A5%A7 %F0%9D%9F%99 %25 %2525 %2500 %26 %3d %3f %23`);

/** Words of other languages, and names that objects have by themselves. */
const SNIPPETS = listed(String.raw`
  ' '' %22 ${'`'} '%20OR%20'1'='1 1';DROP%20TABLE%20invoices;-- 1%20OR%201=1 %27%29%20UNION%20SELECT%20null-- $1 $$ {{7*7}} ${'${7*7}'} %3C%25=7*7%25%3E
  %3Cscript%3Ealert(1)%3C/script%3E %3Cimg%20src=x%3E &lt;b&gt; |id ;id $(id) !! __proto__ constructor prototype toString hasOwnProperty valueOf __proto__.x
  [object%20Object] {} [] {"$gt":""} %7B%22%24ne%22%3Anull%7D null undefined true false NaN * %25%25 _ , :id (.*) http:%2f%2fevil.example%2f`);

const NUMBERS = listed(`
  0 -0 -1 1 00 01 007 1.0 1.5 .5 1. 1e2 1E2 1e400 0x10 0b1 0o7 1_0 1,0 1n +5 %2b5 %205 5%20 5%00 5%0a 99 100 101 255 256 65536 2147483646 2147483647
  2147483648 4294967296 9007199254740991 9007199254740993 9223372036854775807 9223372036854775808 18446744073709551616 -2147483649 Infinity -Infinity
  1e308 %d9%a1%d9%a0 %ef%bc%91%ef%bc%90 %e2%85%a9 %c2%b2 ${'9'.repeat(50)} ${'0'.repeat(50)}`);

const IDS = listed(`
  inv_ inv_0 inv_042 inv_42 inv_43 inv_-1 inv_+1 inv_1.0 inv_1e3 inv_%201 inv_1%20 inv_1%00 inv_1%0a Inv_1 INV_1 inv-1 inv_1_1 quo_42 42
  inv_999999999999999 inv_999999999999999999 inv_9223372036854775807 inv_9223372036854775808 inv_%D9%A4%D9%A2 inv_%EF%BC%94 inv%5f1 %69nv_1 inv_0x1
  inv_1${'0'.repeat(300)} 00000000-0000-0000-0000-000000000000 ffffffff-ffff-ffff-ffff-ffffffffffff {6a37bb88-8538-48c5-b37b-a41c836328bd}
  urn:uuid:6a37bb88-8538-48c5-b37b-a41c836328bd 6a37bb88853848c5b37ba41c836328bd 6a37bb88-8538-48c5-b37b-a41c836328b
  6a37bb88-8538-48c5-b37b-a41c836328bdd 6a37bb88-8538-48c5-b37b-a41c836328bg 6a37bb88-8538-48c5-b37b_a41c836328bd
  6a37bb888-538-48c5-b37b-a41c836328bd 6a37bb88-8538-48c5-b37b-a41c836328bd%0a %206a37bb88-8538-48c5-b37b-a41c836328bd
  6a37bb88%2d8538-48c5-b37b-a41c836328bd 6A37BB88-8538-48C5-B37B-A41C836328BD %EF%BC%96a37bb88-8538-48c5-b37b-a41c836328bd`);

const WORDS = listed(`
  asc desc ASC Desc ascending asc,desc asc;desc issue_date asc%00 %61sc attachment inline INLINE inline;x attachment;filename=x en en-GB EN-gb en_GB de
  de-AT tlh x x-private i-klingon de-DE-1996 de-u-nu-arab en- -en en--GB ja-JP ar ar-EG zh-Hant fr;q=0.8 de,fr deu und root C POSIX en-US-posix art-lojban`);

/** 10 KB of one thing; the last two are more than a request may have for its head. */
const LONG = [
  ...listed('a 1 0 9 - _ %41 %00 %2e%2e%2f ../ ./ %c3%a9 %F0%9F%92%A9 % %25 + inv_1 de- a.').map(long),
  'a'.repeat(20_000),
  '%41'.repeat(7000),
];

/** Blanks, control characters and bytes as no address has them: the first to see them is HTTP's own parser. */
const NO_TARGETS = ['a b', ' ', '\t', 'a\tb', '\x01', '\x00', '\x7f', '\x80', '\xff', '\xc3\xa9', 'x#y', '#', '\x1b[0m'];

const anyText = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 30 });

/** One raw value, similar to the example. */
function rawValue(example: string): fc.Arbitrary<string> {
  const signs = '%/\\.?&=;:@+$,!~*()[]{}|^<>"\'`-_0aZ'.split('');
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...TRAVERSALS, ...ENCODINGS, ...SNIPPETS, ...NUMBERS, ...IDS, ...WORDS) },
    { weight: 3, arbitrary: near(encodeURIComponent(example)) },
    { weight: 2, arbitrary: anyText.map(encodeURIComponent) },
    { weight: 1, arbitrary: anyText.map((text) => encodeURIComponent(encodeURIComponent(text))) },
    { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 12 }).map(escaped) },
    { weight: 2, arbitrary: fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String) },
    { weight: 1, arbitrary: fc.double().map(String) },
    { weight: 1, arbitrary: fc.constantFrom(...LONG) },
    { weight: 1, arbitrary: fc.constantFrom(...NO_TARGETS) },
  );
}

const escaped = (bytes: Uint8Array) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** One step away from a good value. */
function near(good: string): fc.Arbitrary<string> {
  const pieces = fc.constantFrom('', ...listed("0 g Z - _ %00 %20 %0a %2f %ff % . %e2%80%8b %EF%BC%91 '"));
  const changed = fc.tuple(fc.nat({ max: good.length }), fc.nat({ max: 2 }), pieces);
  return fc.oneof(
    changed.map(([at, gone, piece]) => good.slice(0, at) + piece + good.slice(at + gone)),
    fc.constantFrom(good, good.toUpperCase(), good.toLowerCase(), good + good, `${good},${good}`, `${good}%20`, `%${good}`),
    fc.constant(escaped(Buffer.from(decodeURIComponent(good)))),
  );
}

/** A parameter of the query in any form: with a value, repeated, as list or object, with a similar name. */
function rawQuery({ name, example }: DescribedParameter): fc.Arbitrary<string> {
  const value = rawValue(String(example ?? 'en-GB'));
  const good = encodeURIComponent(String(example ?? 'en-GB'));
  const names = listed(
    `${name}[] ${name}[0] ${name}[$gt] ${name}[__proto__] ${name}.x ${name}%00 %20${name} ${name.toUpperCase()} ${name}%5b%5d`,
  );
  const forms = listed(
    `${name} ${name}= ${name}== ${name}=${good} &&${name}=${good}& ${name}=${good}&${name}=${good} ${name}&${name} =${good} ${name}=${good}&${name}[]=${good}`,
  );
  return fc.oneof(
    { weight: 8, arbitrary: value.map((raw) => `${name}=${raw}`) },
    { weight: 1, arbitrary: value.map((raw) => `${escaped(Buffer.from(name.slice(0, 1)))}${name.slice(1)}=${raw}`) },
    { weight: 1, arbitrary: value.map((raw) => `${name}=${good}&${name}=${raw}`) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...names), value).map(([other, raw]) => `${other}=${raw}`) },
    { weight: 1, arbitrary: fc.constantFrom(...forms, `${name}=1&`.repeat(50)) },
  );
}

const STRANGE_NAMES = listed(String.raw`
  x organisation_id organisationId tenant Limit limits limit[] limit[$gt] __proto__ __proto__[limit] constructor toString hasOwnProperty %00 %ff fields
  include customer callback access_token _method order_by[] locale.x`);

/** A parameter that no operation has, or many of them. */
export const rawExtras: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...STRANGE_NAMES),
      fc.constantFrom(...[...ENCODINGS, ...SNIPPETS, ...NUMBERS, ...TRAVERSALS].filter((raw) => !raw.includes('&'))),
    )
    .map(([name, raw]) => `${name}=${raw}`),
  fc.constantFrom(long('a'), `x=${long('b')}`, 'x&'.repeat(3000), 'a=1&a=2&a=3', '&&&&', '=', '=='),
);

/** The examples of the description, as they go over the wire. */
export function exampleParams({ parameters }: DescribedOperation): Record<string, string> {
  const path = parameters.filter((parameter) => parameter.in === 'path');
  return Object.fromEntries(path.map(({ name, example }) => [name, encodeURIComponent(String(example))]));
}

/** Requests with every value of the lists in this parameter; the others are good. */
export function hostileLists(operation: DescribedOperation, parameter: DescribedParameter): Sent[] {
  const params = exampleParams(operation);
  if (parameter.in === 'path')
    return [...TRAVERSALS, ...ENCODINGS, ...IDS, ...LONG].map((raw) => ({
      params: { ...params, [parameter.name]: raw },
      query: '',
    }));
  return [...NUMBERS, ...WORDS, ...SNIPPETS].map((raw) => ({ params, query: `${parameter.name}=${raw}` }));
}

/** A request with one hostile parameter, at random; the others are good. */
export function hostileIn(operation: DescribedOperation, parameter: DescribedParameter): fc.Arbitrary<Sent> {
  const params = exampleParams(operation);
  return parameter.in === 'path'
    ? rawValue(String(parameter.example)).map((raw) => ({ params: { ...params, [parameter.name]: raw }, query: '' }))
    : rawQuery(parameter).map((query) => ({ params, query }));
}

/** A request with any text in every parameter. */
export function hostileEverywhere(operation: DescribedOperation): fc.Arbitrary<Sent> {
  const paths = operation.parameters.filter((parameter) => parameter.in === 'path');
  const good = exampleParams(operation);
  const params = fc.record(
    Object.fromEntries(
      paths.map(({ name, example }) => [name, fc.oneof(fc.constant(good[name] ?? ''), rawValue(String(example)))]),
    ),
  );
  const queries = operation.parameters.filter((parameter) => parameter.in === 'query').map(rawQuery);
  const query = fc.tuple(...queries, rawExtras).map((parts) => parts.join('&'));
  return fc.record({ params, query });
}
