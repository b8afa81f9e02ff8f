import { createHmac, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { organisationSecret } from '../../../src/webhooks/signing/organisation-secret.js';
import { signedHeaders } from '../../../src/webhooks/signing/signed-headers.js';
import { verify } from '../verify.js';

const MASTER = 'm'.repeat(32);
const ORGANISATION = '4f3c1d0e-9a41-4c57-8e4b-0d7c4a1b2c3d';

describe('the headers of a notification', () => {
  // The vector that the libraries of Standard Webhooks share.
  it('are those of the published vector', () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1_614_265_330_999), payload: '{"test": 2432232314}' };
    expect(signedHeaders(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  const message = { id: randomUUID(), at: new Date(), payload: '{"name":"Zoë 🧾"}' };
  const secrets = [organisationSecret(MASTER, ORGANISATION), organisationSecret('p'.repeat(32), ORGANISATION)];
  const received = { headers: signedHeaders(message, secrets), body: message.payload };

  it('hold for the present secret and the previous one, in this order, and for no other', () => {
    expect(secrets.map((secret) => verify(received, secret))).toEqual([0, 1]);
    expect(received.headers['webhook-signature']).toMatch(/^v1,[\w+/]{43}= v1,[\w+/]{43}=$/);
    expect(verify(received, organisationSecret(MASTER, randomUUID()))).toBe(-1);
  });

  it.each([
    ['body', { ...received, body: `${received.body} ` }],
    ['id', { ...received, headers: { ...received.headers, 'webhook-id': randomUUID() } }],
    [
      'timestamp',
      { ...received, headers: { ...received.headers, 'webhook-timestamp': String(Math.floor(Date.now() / 1000) + 60) } },
    ],
  ])('do not hold for another %s', (_, changed) => {
    expect(verify(changed, secrets[0] ?? '')).toBe(-1);
  });

  it.each(['a.b', '', 'a b', 'a\nb'])('are not made for the id %j, which could be taken for another message', (id) => {
    expect(() => signedHeaders({ ...message, id }, secrets)).toThrow(TypeError);
  });

  it('are not made without a secret', () => {
    expect(() => signedHeaders(message, [])).toThrow(TypeError);
  });
});

describe('the secret of an organisation', () => {
  it('is 32 bytes of HKDF-SHA256, by the two steps of RFC 5869', () => {
    const extracted = createHmac('sha256', Buffer.alloc(32)).update(MASTER).digest();
    const info = Buffer.from(`invoice-press webhook v1 ${ORGANISATION}`);
    const expanded = createHmac('sha256', extracted)
      .update(Buffer.concat([info, Buffer.from([1])]))
      .digest();
    expect(organisationSecret(MASTER, ORGANISATION.toUpperCase())).toBe(`whsec_${expanded.toString('base64')}`);
  });

  it('differs by organisation and by master key', () => {
    const made = Array.from({ length: 100 }, () => organisationSecret(MASTER, randomUUID()));
    const others = [organisationSecret(MASTER, ORGANISATION), organisationSecret(`${MASTER}m`, ORGANISATION)];
    expect(new Set([...made, ...others]).size).toBe(102);
  });

  it('is not derived for what is no UUID', () => {
    expect(() => organisationSecret(MASTER, 'acme')).toThrow(TypeError);
  });
});
