import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SETTINGS } from '../harness/service/service.js';
import { runProgram } from '../harness/service/service-process.js';
import { ORGANISATION_A } from '../harness/service/tokens.js';

const PRIVATE = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const WEAK = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();

describe('J10 bad settings', () => {
  it.each([
    ['JWT_SECRET', { JWT_SECRET: '' }],
    ['JWT_SECRET', { JWT_SECRET: 'hunter2hunter2' }],
    ['JWT_SECRET_FILE', { JWT_SECRET: '', JWT_SECRET_FILE: '/nowhere/hunter2' }],
    ['JWT_SECRET_FILE', { JWT_SECRET: '', JWT_SECRET_FILE: '/etc' }],
    ['DATABASE_URL_FILE', { DATABASE_URL_FILE: '/etc/hosts' }],
    ['JWT_PUBLIC_KEY', { JWT_PUBLIC_KEY: PRIVATE, JWT_SECRET: '' }],
    ['JWT_PUBLIC_KEY', { JWT_PUBLIC_KEY: WEAK, JWT_SECRET: '' }],
    ['JWT_JWKS_URL', { JWT_JWKS_URL: 'https://id.example/jwks' }],
    ['JWT_ISSUER', { JWT_ISSUER: '' }],
    ['JWT_AUDIENCE', { JWT_AUDIENCE: '' }],
    ['PORT', { PORT: '80a' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://u:hunter2@h/d' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'true' }],
    ['CHROMIUM_SANDBOX', { CHROMIUM_SANDBOX: 'no' }],
    ['TEMPLATE', { TEMPLATE: 'base' }],
    ['TEMPLATE', { TEMPLATE: '../classic' }],
    ['PUPPETEER_EXECUTABLE_PATH', { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chromium' }],
    ['PUPPETEER_EXECUTABLE_PATH', { PUPPETEER_EXECUTABLE_PATH: '/usr/bin' }],
    ['PUPPETEER_EXECUTABLE_PATH', { PUPPETEER_EXECUTABLE_PATH: '/etc/passwd' }],
    ['TMPDIR', { TMPDIR: '/nowhere' }],
    ['TMPDIR', { TMPDIR: '/etc/hosts' }],
    ['TMPDIR', { TMPDIR: '/etc/hosts/below' }],
    ['TMPDIR', { TMPDIR: '/proc' }],
    ['TMPDIR', { TMPDIR: `/tmp/${'x'.repeat(300)}` }],
  ])('%s (%#): one line that names it, within two seconds, before it listens', async (name, changes) => {
    const start = () => runProgram('main', [], { ...SETTINGS, DATABASE_URL: 'postgresql://127.0.0.1:1/x', ...changes });
    const { code, stdout, stderr, milliseconds } = await start();
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^invoice-press: ${name} [^\n]+\n$`));
    expect(stderr).not.toMatch(/hunter2|BEGIN/);
    expect(stdout).toBe('');
    if (milliseconds < 2000) return;
    // Other work on the machine slows every start down. --help loads the same modules, so it is the measure of a busy machine.
    const [again, help] = await Promise.all([start(), runProgram('main', ['--help'], {})]);
    expect(again.milliseconds).toBeLessThan(Math.max(2000, 3 * help.milliseconds));
  });

  it('a name that is no setting: a warning when the service starts, and with each command; its value is not shown', async () => {
    const message =
      /^DATABASE_POOL is not a setting and has no effect. Settings that begin with DATABASE_: .*DATABASE_CONNECTIONS/;
    const environment = { ...SETTINGS, DATABASE_POOL: 'hunter2' };
    const service = await runProgram('main', [], { ...environment, TEMPLATE: 'base' });
    const [line = '', ...rest] = service.stdout.split('\n');
    expect(JSON.parse(line)).toMatchObject({
      level: 'warn',
      message: 'unknown setting',
      setting: 'DATABASE_POOL',
      reason: expect.stringMatching(message),
    });
    expect([rest, line.includes('hunter2')]).toEqual([[''], false]);

    const token = await runProgram('cli/token', ['--organisation', ORGANISATION_A], environment);
    expect([token.code, token.stdout.split('.').length]).toEqual([0, 3]);
    expect(token.stderr.replace(/^invoice-press: warning: /, '')).toMatch(message);
  });

  it('--help says which there are, and needs none', async () => {
    const { code, stdout } = await runProgram('main', ['--help']);
    expect([code, stdout.includes('  JWT_SECRET\n'), stdout.startsWith('Usage: npm start')]).toEqual([0, true, true]);
  });
});
