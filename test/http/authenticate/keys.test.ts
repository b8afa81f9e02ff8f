import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { findKeysIn } from '../../../src/http/authenticate/keys.js';
import { tokenVerifier } from '../../../src/http/authenticate/verify-token.js';
import { ask, json } from '../../harness/service/ask.js';
import { fakeService } from '../../harness/service/fake-service.js';
import { type KeyServer, startKeyServer } from '../../harness/service/key-server.js';
import { claims, hs256, jws, ORGANISATION_A, RULES } from '../../harness/service/tokens.js';

type Algorithm = 'RS256' | 'ES256' | 'EdDSA';

/** A key pair: its public half as a member of a key set, and a way to sign with the private one. */
async function keyPair(alg: Algorithm, kid: string) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
  const sign = (changes: Record<string, unknown> = {}) =>
    new SignJWT(claims(changes)).setProtectedHeader({ alg, kid }).sign(privateKey);
  return { jwk, sign, privateKey };
}

const CALLER = { organisationId: ORGANISATION_A, subject: 'user-7', tokenId: 'token-1', scopes: [] };
let server: KeyServer;
const verifier = () => tokenVerifier(RULES, findKeysIn({ jwksUrl: server.url }), () => Date.now() / 1000);

beforeEach(async () => {
  server = await startKeyServer([]);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
});

describe('keys of a set', () => {
  it.each(['RS256', 'ES256', 'EdDSA'] as const)('%s: looked up by kid, and fetched once for many tokens', async (alg) => {
    const { jwk, sign } = await keyPair(alg, 'one');
    server.keys = [jwk];
    const verify = verifier();
    for (let count = 0; count < 5; count += 1) await expect(verify(await sign())).resolves.toEqual(CALLER);
    expect(server.hits).toEqual(['/jwks.json']);
  });

  it('A4 the key of one algorithm verifies no other', async () => {
    const rsa = await keyPair('RS256', 'one');
    const ec = await keyPair('ES256', 'one');
    server.keys = [rsa.jwk];
    await expect(verifier()(await ec.sign())).rejects.toMatchObject({ name: 'TokenError' });
  });

  it('A3 HS256 with the published key as the secret is refused', async () => {
    const { jwk } = await keyPair('RS256', 'one');
    server.keys = [jwk];
    const forged = jws({ alg: 'HS256', kid: 'one' }, claims(), hs256(JSON.stringify(jwk)));
    await expect(verifier()(forged)).rejects.toMatchObject({ name: 'TokenError' });
  });

  it('a symmetric key in the set is no key', async () => {
    const secret = Buffer.from('a secret that somebody published by mistake');
    server.keys = [{ kty: 'oct', kid: 'one', alg: 'HS256', k: secret.toString('base64url') }];
    const forged = jws({ alg: 'HS256', kid: 'one' }, claims(), hs256(secret.toString()));
    await expect(verifier()(forged)).rejects.toMatchObject({ name: 'TokenError' });
  });

  it('an RSA key of 1024 bits is no key', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    server.keys = [{ ...(publicKey.export({ format: 'jwk' }) as JWK), kid: 'weak', alg: 'RS256' }];
    const weak = jws({ alg: 'RS256', kid: 'weak' }, claims(), (input) => signBytes('sha256', Buffer.from(input), privateKey));
    await expect(verifier()(weak)).rejects.toMatchObject({ name: 'TokenError' });
  });

  it('two keys of one kid are none', async () => {
    const first = await keyPair('ES256', 'one');
    const second = await keyPair('ES256', 'one');
    server.keys = [first.jwk, second.jwk];
    await expect(verifier()(await first.sign())).rejects.toMatchObject({ name: 'TokenError' });
  });

  it('A22 rotation: a new key is found, a removed one no longer holds', async () => {
    const [first, second] = [await keyPair('ES256', 'first'), await keyPair('ES256', 'second')];
    server.keys = [first.jwk];
    const verify = verifier();
    await expect(verify(await first.sign())).resolves.toEqual(CALLER);
    const inHalfAMinute = Date.now() + 31_000;
    server.keys = [first.jwk, second.jwk];
    jest.spyOn(Date, 'now').mockReturnValue(inHalfAMinute);
    await expect(verify(await second.sign())).resolves.toEqual(CALLER);
    await expect(verify(await first.sign())).resolves.toEqual(CALLER);
    server.keys = [second.jwk];
    jest.spyOn(Date, 'now').mockReturnValue(inHalfAMinute + 11 * 60_000);
    await expect(verify(await first.sign())).rejects.toMatchObject({ name: 'TokenError' });
    await expect(verify(await second.sign())).resolves.toEqual(CALLER);
  });
});

describe('A16 key ids of an attacker', () => {
  const hostile = [
    '../../../../dev/null',
    '__proto__',
    'constructor',
    "' OR 1=1",
    'x'.repeat(10_000),
    7,
    null,
    undefined,
    '',
    {},
    ['one'],
  ];

  it.each(hostile)('kid %j: 401, no effect, the set fetched at most once, nothing logged as an error', async (kid) => {
    const { jwk, privateKey } = await keyPair('ES256', 'one');
    server.keys = [jwk];
    const { app, calls, lines } = fakeService({ verifyToken: verifier() });
    const signature = await new SignJWT(claims()).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    const forged = [
      Buffer.from(JSON.stringify({ alg: 'ES256', kid })).toString('base64url'),
      ...signature.split('.').slice(1),
    ].join('.');
    for (let count = 0; count < 3; count += 1) await ask(app, undefined, `Bearer ${forged}`).expect(401);
    expect(calls.order).toEqual([]);
    expect(server.hits.length).toBeLessThanOrEqual(1);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('a refusal costs less than 5 ms', async () => {
    const verify = verifier();
    server.keys = [(await keyPair('ES256', 'one')).jwk];
    const forged = jws({ alg: 'ES256', kid: '__proto__' }, claims(), () => Buffer.alloc(64, 1));
    const times: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      const start = performance.now();
      await expect(verify(forged)).rejects.toMatchObject({ name: 'TokenError' });
      times.push(performance.now() - start);
    }
    expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(5);
  });
});

describe('A17 keys that the token brings along', () => {
  it('jwk, jku and x5u are never looked at', async () => {
    const attacker = await keyPair('ES256', 'one');
    const own = await keyPair('ES256', 'one');
    let visits = 0;
    const trap = createServer((_request, response) => {
      visits += 1;
      response.end(JSON.stringify({ keys: [attacker.jwk] }));
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    try {
      const address = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/keys`;
      server.keys = [own.jwk];
      const verify = verifier();
      for (const header of [{ jwk: attacker.jwk }, { jku: address }, { x5u: address }, { x5c: ['AAAA'] }]) {
        const forged = await new SignJWT(claims())
          .setProtectedHeader({ alg: 'ES256', kid: 'one', ...header })
          .sign(attacker.privateKey);
        await expect(verify(forged)).rejects.toMatchObject({ name: 'TokenError' });
      }
      expect(visits).toBe(0);
      expect(server.hits).toEqual(['/jwks.json']);
    } finally {
      trap.closeAllConnections();
      await new Promise((resolve) => trap.close(resolve));
    }
  });
});

describe('a set that cannot be had', () => {
  it.each([
    ['answers 500', async () => void (server.status = 500)],
    ['is unreachable', async () => server.close()],
  ])('%s: 503 keys_unavailable, and back by itself', async (_, breakIt) => {
    const { jwk, sign } = await keyPair('EdDSA', 'one');
    server.keys = [jwk];
    const { app, calls } = fakeService({ verifyToken: verifier() });
    await breakIt();
    const response = await ask(app, undefined, `Bearer ${await sign()}`).expect(503);
    expect(json(response)).toMatchObject({ code: 'keys_unavailable' });
    expect(Number(response.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(calls.order).toEqual([]);
    if (server.status === 500) {
      server.status = 200;
      await ask(app, undefined, `Bearer ${await sign()}`).expect(200);
    }
  });

  it('is silent: 503 after two seconds, or 504 when the deadline of the request comes first', async () => {
    const { jwk, sign } = await keyPair('EdDSA', 'one');
    server.keys = [jwk];
    server.status = null;
    const patient = fakeService({ verifyToken: verifier() });
    const hasty = fakeService({ verifyToken: verifier(), requestTimeoutMs: 100 });
    const bearer = `Bearer ${await sign()}`;
    const start = performance.now();
    expect(json(await ask(hasty.app, undefined, bearer).expect(504))).toMatchObject({ code: 'render_timeout' });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(json(await ask(patient.app, undefined, bearer).expect(503))).toMatchObject({ code: 'keys_unavailable' });
    expect(performance.now() - start).toBeLessThan(4000);
    expect([...hasty.calls.order, ...patient.calls.order]).toEqual([]);
  });

  it('a token that is malformed is refused without it', async () => {
    server.status = 500;
    const { app } = fakeService({ verifyToken: verifier() });
    await ask(app, undefined, 'Bearer abc').expect(401);
    expect(server.hits).toEqual([]);
  });
});
