import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { organisationSecret } from '../../src/webhooks/signing/organisation-secret.js';
import { signedHeaders } from '../../src/webhooks/signing/signed-headers.js';

type IsGenuine = (body: string, headers: Record<string, string>, secret: string) => boolean;

const PAGE = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');
const [SAMPLE = ''] = [...PAGE.matchAll(/```js\n([\s\S]*?)```/g)]
  .map(([, code = '']) => code)
  .filter((code) => code.includes('isGenuine'));

describe('the sample for Node in docs/webhooks.md', () => {
  let isGenuine: IsGenuine;
  beforeAll(async () => {
    const url = `data:text/javascript,${encodeURIComponent(SAMPLE)}`;
    ({ isGenuine } = (await import(url)) as { isGenuine: IsGenuine });
  });

  const [organisation, body] = [randomUUID(), '{"name":"Zoë"}'];
  const secrets = ['m', 'p'].map((letter) => organisationSecret(letter.repeat(32), organisation));
  const headersAt = (at: Date) => signedHeaders({ id: randomUUID(), at, payload: body }, secrets);

  it('takes what the service signs, with the present secret and the previous one', () => {
    expect(secrets.map((secret) => isGenuine(body, headersAt(new Date()), secret))).toEqual([true, true]);
  });

  it('refuses another body, another secret, and an old notification', () => {
    const headers = headersAt(new Date());
    const other = organisationSecret('m'.repeat(32), randomUUID());
    expect([isGenuine(`${body}\n`, headers, secrets[0] ?? ''), isGenuine(body, headers, other)]).toEqual([false, false]);
    expect(isGenuine(body, headersAt(new Date(Date.now() - 301_000)), secrets[0] ?? '')).toBe(false);
  });
});
