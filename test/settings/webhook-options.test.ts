import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../src/settings/read-settings.js';
import { webhookOptions } from '../../src/settings/webhook-options.js';

const [SECRET, PREVIOUS] = ['s'.repeat(32), 'p'.repeat(32)];
const options = (environment: Record<string, string>) => webhookOptions(readSettings(environment));

describe('the settings of webhooks together', () => {
  it('are off without hosts', () => {
    expect(options({})).toEqual({ policy: { hosts: [], allowPrivate: false }, masterKeys: [], timeoutMs: 15_000 });
  });

  it('take a secret and the one before it', () => {
    const environment = { WEBHOOK_HOSTS: 'a.example', WEBHOOK_SECRET: SECRET, WEBHOOK_PRIVATE_ADDRESSES: 'allow' };
    expect(options({ ...environment, WEBHOOK_PREVIOUS_SECRET: PREVIOUS })).toEqual({
      policy: { hosts: [{ name: 'a.example', isWildcard: false, port: '' }], allowPrivate: true },
      masterKeys: [SECRET, PREVIOUS],
      timeoutMs: 15_000,
    });
    expect(options(environment).masterKeys).toEqual([SECRET]);
  });

  it.each([
    [{ WEBHOOK_HOSTS: 'a.example' }, 'WEBHOOK_SECRET must be set with WEBHOOK_HOSTS'],
    [{ WEBHOOK_PREVIOUS_SECRET: PREVIOUS }, 'WEBHOOK_PREVIOUS_SECRET is set without WEBHOOK_SECRET'],
  ])('%j: refused', (environment, why) => {
    expect(() => options(environment)).toThrow(why);
  });
});
