import { generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import jsonwebtoken from 'jsonwebtoken';
import { findKeysIn } from '../../../src/http/authenticate/keys.js';
import { TokenError } from '../../../src/http/authenticate/token-error.js';
import { tokenVerifier } from '../../../src/http/authenticate/verify-token.js';
import { anyCharacter } from '../../harness/api/any-character.js';
import { claims, hs256, ISSUER, jws, nowSeconds, ORGANISATION_A, RULES, SECRET, token } from '../../harness/service/tokens.js';

const now = () => Date.now() / 1000;
const bySecret = tokenVerifier(RULES, findKeysIn({ secrets: [SECRET] }), now);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const ed = generateKeyPairSync('ed25519');
const byKey = (...publicKeys: KeyObject[]) => tokenVerifier(RULES, findKeysIn({ publicKeys }), now);

const signers = {
  RS256: (input: string) => signBytes('sha256', Buffer.from(input), rsa.privateKey),
  ES256: (input: string) => signBytes('sha256', Buffer.from(input), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }),
  EdDSA: (input: string) => signBytes(null, Buffer.from(input), ed.privateKey),
} as const;

const CALLER = { organisationId: ORGANISATION_A, subject: 'user-7', tokenId: 'token-1', scopes: [] };
/** Why a token is refused. */
const refusal = async (verified: Promise<unknown>) => {
  const error = await verified.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof TokenError ? error.message : error;
};
describe('a token that holds', () => {
  it('HS256: of the current secret', async () => {
    await expect(bySecret(token())).resolves.toEqual(CALLER);
  });

  it.each([
    ['RS256', rsa.publicKey],
    ['ES256', ec.publicKey],
    ['EdDSA', ed.publicKey],
  ] as const)('%s: of the public key, also beside keys of another kind', async (alg, key) => {
    const signed = jws({ alg }, claims(), signers[alg]);
    await expect(byKey(key)(signed)).resolves.toEqual(CALLER);
    await expect(byKey(rsa.publicKey, ec.publicKey, ed.publicKey)(signed)).resolves.toEqual(CALLER);
  });

  it('without jti', async () => {
    await expect(bySecret(token({ jti: undefined }))).resolves.toEqual({ ...CALLER, tokenId: null });
  });

  it.each([
    ['invoices:read invoices:pdf', ['invoices:read', 'invoices:pdf']],
    ['  openid   email ', ['openid', 'email']],
    ['', []],
    [
      ['openid', 'invoices:pdf'],
      ['openid', 'invoices:pdf'],
    ],
    [[], []],
    [['openid', 1], []],
    [{ 0: 'openid' }, []],
    [null, []],
    [42, []],
    [undefined, []],
  ])('scope %j allows %j', async (scope, scopes) => {
    await expect(bySecret(token({ scope }))).resolves.toEqual({ ...CALLER, scopes });
  });

  it('an organisation in upper case is the same organisation', async () => {
    await expect(bySecret(token({ organisation_id: ORGANISATION_A.toUpperCase() }))).resolves.toEqual(CALLER);
  });

  it('the organisation is read from the claim of the configuration', async () => {
    const named = tokenVerifier({ ...RULES, organisationClaim: 'https://x.example/org' }, findKeysIn({ secrets: [SECRET] }), now);
    await expect(named(token({ 'https://x.example/org': ORGANISATION_A, organisation_id: 1 }))).resolves.toEqual(CALLER);
    await expect(refusal(named(token()))).resolves.toMatch(/https:\/\/x\.example\/org/);
  });
});

describe('A2 no signature', () => {
  it.each(['none', 'None', 'nOnE', 'NONE', '', null, 1])('alg %j is refused, with and without a signature', async (alg) => {
    await expect(refusal(bySecret(jws({ alg }, claims(), () => Buffer.alloc(0))))).resolves.toMatch(/./);
    await expect(refusal(bySecret(jws({ alg }, claims(), hs256(SECRET))))).resolves.toMatch(/./);
    await expect(refusal(byKey(rsa.publicKey)(jws({ alg }, claims(), () => Buffer.alloc(0))))).resolves.toMatch(/./);
  });

  it('an empty or foreign signature under a good algorithm is refused', async () => {
    await expect(refusal(bySecret(jws({ alg: 'HS256' }, claims(), () => Buffer.alloc(0))))).resolves.toMatch(/three parts/);
    await expect(
      refusal(bySecret(jws({ alg: 'HS256' }, claims(), hs256('another secret, just as long as the right one')))),
    ).resolves.toMatch(/signature/);
  });

  it.each(['HS384', 'HS512', 'RS384', 'RS512', 'PS256', 'ES384', 'ES512', 'ES256K'])('%s is not among ours', async (alg) => {
    await expect(refusal(bySecret(jws({ alg }, claims(), hs256(SECRET))))).resolves.toMatch(/alg/);
  });
});

describe('confused algorithms', () => {
  it('A3 HS256 signed with the public key as the secret is refused', async () => {
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    for (const secret of [pem, pem.trim()])
      await expect(refusal(byKey(rsa.publicKey)(jws({ alg: 'HS256' }, claims(), hs256(secret))))).resolves.toMatch(/./);
  });

  it('A4 RS256 where a secret is configured, HS256 where a key is: refused', async () => {
    await expect(refusal(bySecret(jws({ alg: 'RS256' }, claims(), signers.RS256)))).resolves.toMatch(/./);
    await expect(refusal(byKey(rsa.publicKey)(token()))).resolves.toMatch(/./);
    await expect(refusal(byKey(ec.publicKey)(jws({ alg: 'RS256' }, claims(), signers.RS256)))).resolves.toMatch(/./);
    await expect(refusal(byKey(rsa.publicKey)(jws({ alg: 'ES256' }, claims(), signers.ES256)))).resolves.toMatch(/./);
    await expect(refusal(byKey(ec.publicKey)(jws({ alg: 'EdDSA' }, claims(), signers.EdDSA)))).resolves.toMatch(/./);
  });

  it('A5 an ES256 signature of zeros is refused', async () => {
    await expect(refusal(byKey(ec.publicKey)(jws({ alg: 'ES256' }, claims(), () => Buffer.alloc(64))))).resolves.toMatch(
      /signature/,
    );
    await expect(refusal(byKey(ed.publicKey)(jws({ alg: 'EdDSA' }, claims(), () => Buffer.alloc(64))))).resolves.toMatch(
      /signature/,
    );
  });

  it('an ES256 signature in DER is refused', async () => {
    const der = (input: string) => signBytes('sha256', Buffer.from(input), ec.privateKey);
    await expect(refusal(byKey(ec.publicKey)(jws({ alg: 'ES256' }, claims(), der)))).resolves.toMatch(/./);
  });
});

describe('times', () => {
  it.each([
    ['A6 exp inside the tolerance', { exp: () => nowSeconds() - 29 }, true],
    ['A6 exp a second beyond it', { exp: () => nowSeconds() - 31 }, false],
    ['A8 nbf inside the tolerance', { nbf: () => nowSeconds() + 25 }, true],
    ['A8 nbf five minutes ahead', { nbf: () => nowSeconds() + 300 }, false],
    ['J7 iat of a clock 20 s ahead', { iat: () => nowSeconds() + 20 }, true],
    ['J7 iat of a clock 120 s ahead', { iat: () => nowSeconds() + 120 }, false],
  ] as const)('%s', async (_, changes, holds) => {
    const values = Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value()]));
    const verified = bySecret(token(values));
    const outcome = await verified.catch((error: unknown) => error instanceof TokenError);
    expect(outcome).toEqual(holds ? CALLER : true);
  });

  it.each([['"9999999999"'], ['1e308'], ['-1'], ['1e999'], ['null'], ['"NaN"'], ['[9999999999]'], ['true'], ['{"$gt":0}']])(
    'A6 exp %s is refused',
    async (exp) => {
      const payload = JSON.stringify(claims({ exp: 0 })).replace('"exp":0', `"exp":${exp}`);
      await expect(refusal(bySecret(jws({ alg: 'HS256' }, payload, hs256(SECRET))))).resolves.toMatch(/exp|expired/);
    },
  );

  it('A6 no tolerance where none is configured', async () => {
    const strict = tokenVerifier({ ...RULES, clockToleranceSeconds: 0 }, findKeysIn({ secrets: [SECRET] }), () => 1000);
    await expect(refusal(strict(token({ exp: 1000, iat: 1 })))).resolves.toMatch(/expired/);
    await expect(strict(token({ exp: 1001, iat: 1 }))).resolves.toEqual(CALLER);
  });

  it('A7 no exp is refused, though the library would take it', async () => {
    const eternal = token({ exp: undefined });
    expect(jsonwebtoken.verify(eternal, SECRET)).toMatchObject({ iss: ISSUER });
    await expect(refusal(bySecret(eternal))).resolves.toMatch(/exp/);
  });

  it.each([['"0"'], ['"2999"'], ['1e309'], ['{}']])('A8 nbf %s is refused', async (nbf) => {
    const payload = JSON.stringify(claims({ nbf: 0 })).replace('"nbf":0', `"nbf":${nbf}`);
    await expect(refusal(bySecret(jws({ alg: 'HS256' }, payload, hs256(SECRET))))).resolves.toMatch(/nbf/);
  });
});

describe('claims', () => {
  it.each([
    ['A9 another issuer', { iss: 'https://evil.example' }],
    ['A9 an issuer that begins like ours', { iss: `${ISSUER}.evil.example` }],
    ['A9 issuers as a list', { iss: [ISSUER] }],
    ['A9 no issuer', { iss: undefined }],
    ['A10 another audience', { aud: 'other' }],
    ['A10 audiences without ours', { aud: ['other', 'another'] }],
    ['A10 no audience', { aud: undefined }],
    ['A10 an empty list', { aud: [] }],
    ['A10 an audience in an object', { aud: { 0: 'invoice-press' } }],
    ['A11 no organisation', { organisation_id: undefined }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject of two lines', { sub: 'user\nadmin' }],
    ['a subject of 256 characters', { sub: 'x'.repeat(256) }],
    ['a subject that is a number', { sub: 7 }],
    ['a token id that is an object', { jti: {} }],
  ])('%s is refused', async (_, changes) => {
    await expect(refusal(bySecret(token(changes)))).resolves.toMatch(/./);
  });

  it('A10 audiences with ours among them hold', async () => {
    await expect(bySecret(token({ aud: ['other', 'invoice-press'] }))).resolves.toEqual(CALLER);
  });

  it.each([
    [''],
    [' '],
    [{ not: '' }],
    [[ORGANISATION_A]],
    [null],
    [1],
    [true],
    ['x'.repeat(300)],
    [`${ORGANISATION_A} `],
    [`${ORGANISATION_A}\n`],
    [ORGANISATION_A.replaceAll('-', '')],
    [`{${ORGANISATION_A}}`],
    [{ contains: '-' }],
  ])('A12 organisation %j is refused', async (organisation) => {
    await expect(refusal(bySecret(token({ organisation_id: organisation })))).resolves.toMatch(
      /organisation_id is absent or not a UUID/,
    );
  });

  it.each(['__proto__', 'constructor', 'toString'])('A12 a claim named %s is looked up among the own ones only', async (name) => {
    const rules = { ...RULES, organisationClaim: name };
    await expect(refusal(tokenVerifier(rules, findKeysIn({ secrets: [SECRET] }), now)(token()))).resolves.toMatch(
      new RegExp(name),
    );
  });

  it.each(['null', '"text"', '[]', '42', 'not json'])('payload %s is refused', async (payload) => {
    await expect(refusal(bySecret(jws({ alg: 'HS256' }, payload, hs256(SECRET))))).resolves.toMatch(/./);
  });
});

describe('a name that occurs twice in a token', () => {
  const HEADER = '{"alg":"HS256"}';
  const withClaims = (more: string) => JSON.stringify(claims()).replace(/\}$/, `,${more}}`);
  const why = async (verified: Promise<unknown>) => {
    const error = (await verified.catch((reason: unknown) => reason)) as TokenError;
    return [error.name, error.message, (error.cause as Error | undefined)?.message];
  };

  it.each([
    ['organisation_id', `"organisation_id":"${ORGANISATION_A}"`],
    ['organisation_id', String.raw`"organis\u0061tion_id":"${'0'.repeat(8)}-0000-4000-8000-000000000000"`],
    ['exp', '"exp":9999999999'],
    ['sub', '"sub":"admin"'],
    ['a', '"act":{"sub":"x","may":[{"a":1,"a":2}]}'],
  ])('%s in the payload: refused, for each way to sign', async (name, more) => {
    const message = [
      'TokenError',
      'payload is not accepted',
      expect.stringMatching(new RegExp(`\\b${name}" is a duplicate field`)),
    ];
    expect(await why(bySecret(jws(HEADER, withClaims(more), hs256(SECRET))))).toEqual(message);
    expect(await why(byKey(rsa.publicKey)(jws({ alg: 'RS256' }, withClaims(more), signers.RS256)))).toEqual(message);
    expect(await why(byKey(ed.publicKey)(jws({ alg: 'EdDSA' }, withClaims(more), signers.EdDSA)))).toEqual(message);
  });

  it.each([
    ['alg', '{"alg":"none","alg":"HS256"}'],
    ['typ', '{"alg":"HS256","typ":"JWT","typ":"at+jwt"}'],
    ['x', '{"alg":"HS256","jwk":{"x":1,"x":2}}'],
  ])('%s in the header: refused', async (name, header) => {
    expect(await why(bySecret(jws(header, claims(), hs256(SECRET))))).toEqual([
      'TokenError',
      'header is not accepted',
      expect.stringMatching(new RegExp(`\\b${name}" is a duplicate field`)),
    ]);
  });

  it('the signature comes first: what nobody signed is not read', async () => {
    const forged = jws(HEADER, withClaims('"sub":"admin"'), hs256('another secret, just as long as the right one'));
    expect(await refusal(bySecret(forged))).toBe('no key verifies the signature');
  });

  it('the same name in different objects, and long lists of small numbers, hold', async () => {
    const groups = `"groups":[${'1,'.repeat(1500)}1]`;
    await expect(
      bySecret(jws(HEADER, withClaims(`"act":{"sub":"x","exp":{"sub":1}},${groups}`), hs256(SECRET))),
    ).resolves.toEqual(CALLER);
  });

  it('bytes that are not UTF-8 are refused', async () => {
    const input = `${Buffer.from(HEADER).toString('base64url')}.${Buffer.from('{"a":"\xff"}', 'latin1').toString('base64url')}`;
    expect(await refusal(bySecret(`${input}.${hs256(SECRET)(input).toString('base64url')}`))).toBe('payload is not accepted');
  });
});

describe('A18 and A19 form', () => {
  const good = token();
  it.each([
    ['two parts', good.split('.').slice(0, 2).join('.')],
    ['five parts, as a JWE has', `${good}.x.y`],
    ['an empty part', good.replace(/\.[^.]+\./, '..')],
    ['not base64url', good.replace('.', '.+')],
    ['a header that is no JSON', jws('{', claims(), hs256(SECRET))],
    ['a header that is a list', jws([], claims(), hs256(SECRET))],
    ['a trailing newline', `${good}\n`],
    ['padding', `${good}=`],
  ])('A18 %s is refused', async (_, text) => {
    await expect(refusal(bySecret(text))).resolves.toMatch(/./);
  });

  it('A18 the type, where one is required', async () => {
    const access = tokenVerifier({ ...RULES, type: 'at+jwt' }, findKeysIn({ secrets: [SECRET] }), now);
    await expect(access(token({}, { typ: 'at+JWT' }))).resolves.toEqual(CALLER);
    for (const typ of ['id+jwt', 'JWT', '', undefined, ['at+jwt']])
      await expect(refusal(access(token({}, { typ })))).resolves.toMatch(/./);
  });

  it('crit is refused: no extension is known', async () => {
    await expect(refusal(bySecret(token({}, { crit: ['exp'] })))).resolves.toMatch(/crit/);
    await expect(refusal(bySecret(token({}, { crit: [] })))).resolves.toMatch(/crit/);
  });

  it('A19 a token of more than 8 KiB is refused before any key is asked for', async () => {
    let asked = 0;
    const counting = tokenVerifier(
      RULES,
      () => {
        asked += 1;
        return Promise.resolve([]);
      },
      now,
    );
    await expect(refusal(counting(token({ padding: 'x'.repeat(15_000) })))).resolves.toMatch(/8 KiB/);
    expect(asked).toBe(0);
  });
});

describe('A22 rotation of a configured key', () => {
  it('the previous key holds while it is configured, and no longer', async () => {
    const previous = 'the previous secret, which was also long enough';
    const old = jws({ alg: 'HS256' }, claims(), hs256(previous));
    await expect(tokenVerifier(RULES, findKeysIn({ secrets: [SECRET, previous] }), now)(old)).resolves.toEqual(CALLER);
    await expect(refusal(bySecret(old))).resolves.toMatch(/signature/);
    const oldKey = jws({ alg: 'RS256' }, claims(), signers.RS256);
    const next = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await expect(byKey(next.publicKey, rsa.publicKey)(oldKey)).resolves.toEqual(CALLER);
    await expect(refusal(byKey(next.publicKey)(oldKey))).resolves.toMatch(/signature/);
  });
});

describe('A23 a signature altered anywhere', () => {
  it.each([
    ['HS256', bySecret, token()],
    ['ES256', byKey(ec.publicKey), jws({ alg: 'ES256' }, claims(), signers.ES256)],
    ['EdDSA', byKey(ed.publicKey), jws({ alg: 'EdDSA' }, claims(), signers.EdDSA)],
  ] as const)('%s: one byte at each position is enough to refuse it', async (_, verify, good) => {
    const [header = '', payload = '', signature = ''] = good.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    for (const position of bytes.keys()) {
      const altered = Buffer.from(bytes);
      altered[position] = (altered[position] ?? 0) ^ (1 << (position % 8));
      await expect(refusal(verify(`${header}.${payload}.${altered.toString('base64url')}`))).resolves.toMatch(/signature/);
    }
  });

  it('an altered header or payload is refused', async () => {
    const good = token();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.lastIndexOf('.') - 1),
        fc.constantFrom('A', 'B', 'x', 'z', '0', '9', '-', '_'),
        async (position, letter) => {
          fc.pre(good[position] !== letter && good[position] !== '.');
          await expect(bySecret(good.slice(0, position) + letter + good.slice(position + 1))).rejects.toBeInstanceOf(TokenError);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('any text at all is refused with a TokenError', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: anyCharacter, maxLength: 200 }), fc.stringMatching(/^[\w-]{1,40}\.[\w-]{1,40}\.[\w-]{1,40}$/)),
        async (text) => {
          await expect(bySecret(text)).rejects.toBeInstanceOf(TokenError);
        },
      ),
      { numRuns: 500 },
    );
  });
});
