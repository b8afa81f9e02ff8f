import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readSettings, SettingError, type SettingName, SETTINGS, tokenSettings } from '../../src/settings/read-settings.js';

const SECRET = 's'.repeat(32);
const PEM = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
const TOKENS = { JWT_SECRET: SECRET, JWT_ISSUER: 'https://issuer.example', JWT_AUDIENCE: 'invoice-press' };

/** Every setting: what holds without it, a value it takes with what becomes of it, and values it refuses. */
const TABLE: Record<SettingName, { absent: unknown; good: [string, unknown]; bad: string[] }> = {
  PORT: { absent: 3000, good: ['0', 0], bad: ['-1', '65536', '80a', 'http'] },
  HOST: { absent: '0.0.0.0', good: ['127.0.0.1', '127.0.0.1'], bad: [] },
  TRUSTED_PROXIES: { absent: null, good: ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']], bad: ['true', '1', '10.0.0.0/99'] },
  PUBLIC_BASE_URL: {
    absent: null,
    good: ['https://billing.example/press', new URL('https://billing.example/press')],
    bad: ['billing.example', 'ftp://billing.example', 'https://user:password@billing.example', 'https://billing.example/?a=1'],
  },
  WRITE_ROUTES: { absent: 'on', good: ['off', 'off'], bad: ['yes', 'true', 'ON'] },
  MAX_IMPORT_BYTES: { absent: 20_000_000, good: ['1000', 1000], bad: ['999', '100000001', '1MB'] },
  IMPORT_TIMEOUT_MS: { absent: 120_000, good: ['1000', 1000], bad: ['999', '600001'] },
  CORS_ALLOWED_ORIGINS: {
    absent: null,
    good: ['https://portal.example, http://localhost:5173', ['https://portal.example', 'http://localhost:5173']],
    bad: [
      '*',
      'null',
      'portal.example',
      'https://portal.example/',
      'https://PORTAL.example',
      'https://*.example',
      'https://a.example,',
      'ftp://a.example',
    ],
  },
  DATABASE_URL: { absent: null, good: ['postgresql://u@h/d', 'postgresql://u@h/d'], bad: ['file:./x.db', 'localhost'] },
  DATA_FOLDER: { absent: 'data', good: ['/var/lib/x', '/var/lib/x'], bad: [] },
  DATABASE_CONNECTIONS: { absent: 10, good: ['1', 1], bad: ['0', '1001', 'many'] },
  DATABASE_CONNECT_TIMEOUT_MS: { absent: 2000, good: ['500', 500], bad: ['0', '2s', '60001'] },
  DATABASE_PLAINTEXT: { absent: 'warn', good: ['accept', 'accept'], bad: ['off', 'refuse'] },
  DATABASE_PREPARED_STATEMENTS: { absent: 'on', good: ['off', 'off'], bad: ['true'] },
  DATABASE_QUERY_TIMEOUT_MS: { absent: 2000, good: ['500', 500], bad: ['0', '-5'] },
  JWT_SECRET: { absent: null, good: [SECRET, SECRET], bad: ['short', 's'.repeat(31)] },
  JWT_PUBLIC_KEY: { absent: null, good: [PEM, expect.objectContaining({ type: 'public' })], bad: ['a key'] },
  JWT_JWKS_URL: {
    absent: null,
    good: ['https://id.example/jwks', new URL('https://id.example/jwks')],
    bad: ['http://id.example', 'x'],
  },
  JWT_PREVIOUS_SECRET: { absent: null, good: [SECRET, SECRET], bad: ['short'] },
  JWT_PREVIOUS_PUBLIC_KEY: { absent: null, good: [PEM, expect.objectContaining({ type: 'public' })], bad: ['a key'] },
  JWT_ISSUER: { absent: null, good: ['https://issuer.example', 'https://issuer.example'], bad: [] },
  JWT_AUDIENCE: { absent: null, good: ['invoice-press', 'invoice-press'], bad: [] },
  JWT_ORGANISATION_CLAIM: { absent: 'organisation_id', good: ['https://x.example/org', 'https://x.example/org'], bad: [] },
  JWT_TYPE: { absent: null, good: ['at+jwt', 'at+jwt'], bad: [] },
  JWT_REQUIRED_SCOPES: {
    absent: null,
    good: ['invoices:pdf, documents:pdf', new Set(['invoices:pdf', 'documents:pdf'])],
    bad: ['invoices', 'invoices:*', 'INVOICES:PDF', 'none', 'invoices:pdf;invoices:read'],
  },
  JWT_CLOCK_TOLERANCE_S: { absent: 30, good: ['0', 0], bad: ['-1', '301'] },
  RATE_LIMIT_PER_MINUTE: { absent: 3000, good: ['0', 0], bad: ['-1', '1000001', '10/s', 'off'] },
  RATE_LIMIT_STORE: { absent: 'memory', good: ['database', 'database'], bad: ['redis', 'Memory', 'off'] },
  TEMPLATE: { absent: 'classic', good: ['modern', 'modern'], bad: [] },
  REQUEST_TIMEOUT_MS: { absent: 10_000, good: ['600000', 600_000], bad: ['99', '600001', 'never'] },
  CONFORMANCE: { absent: 'both', good: ['pdfua', 'pdfua'], bad: ['PDF/A', 'pdfa,pdfua', 'yes'] },
  CONFORMANCE_FAULTS: { absent: 'drop', good: ['refuse', 'refuse'], bad: ['warn', 'on'] },
  PRINT_TIMEOUT_MS: { absent: 6000, good: ['100', 100], bad: ['0'] },
  PUPPETEER_EXECUTABLE_PATH: { absent: null, good: ['/usr/bin/chromium', '/usr/bin/chromium'], bad: [] },
  PUPPETEER_CACHE_DIR: { absent: null, good: ['/var/cache/x', '/var/cache/x'], bad: [] },
  CHROMIUM_BROWSERS: { absent: 2, good: ['1', 1], bad: ['0', '65'] },
  CHROMIUM_PAGES: { absent: 2, good: ['3', 3], bad: ['0', '33'] },
  TIMEOUT_PER_LINE_MS: { absent: 2, good: ['0', 0], bad: ['-1', '1001'] },
  QUEUE_LIMIT: { absent: 64, good: ['0', 0], bad: ['-1', '100001'] },
  QUEUE_TIMEOUT_MS: { absent: 4000, good: ['1', 1], bad: ['0', '600001'] },
  ORGANISATION_SHARE_PERCENT: { absent: 50, good: ['100', 100], bad: ['0', '101', '50%'] },
  LARGE_INVOICE_LINES: { absent: 1000, good: ['1', 1], bad: ['0'] },
  LARGE_PRINTS: { absent: 1, good: ['4', 4], bad: ['0', '1001'] },
  MAX_INVOICE_LINES: { absent: 10_000, good: ['500', 500], bad: ['0', '1e4'] },
  MAX_DOCUMENT_BYTES: { absent: 2_000_000, good: ['1000', 1000], bad: ['999', '2MB'] },
  MAX_TEXT_LENGTH: { absent: 20_000, good: ['100', 100], bad: ['0'] },
  TMPDIR: { absent: null, good: ['/var/tmp', '/var/tmp'], bad: [] },
  MAX_TOTAL_TEXT_LENGTH: { absent: 500_000, good: ['1000', 1000], bad: ['0'] },
  CHROMIUM_RESPONSE_TIMEOUT_MS: { absent: null, good: ['3000', 3000], bad: ['99'] },
  MAX_HTML_LENGTH: { absent: 20_000_000, good: ['1000', 1000], bad: ['999'] },
  MAX_PDF_BYTES: { absent: 50_000_000, good: ['1000', 1000], bad: ['999', '50MB'] },
  CHROMIUM_MAX_AGE_S: { absent: 3600, good: ['60', 60], bad: ['0'] },
  CHROMIUM_MAX_MEMORY_MB: { absent: 2000, good: ['500', 500], bad: ['49'] },
  CHROMIUM_MAX_PRINTS: { absent: 1000, good: ['1', 1], bad: ['0'] },
  CHROMIUM_ISOLATION: { absent: 'page', good: ['context', 'context'], bad: ['Page', 'browser'] },
  CHROMIUM_SANDBOX: { absent: 'on', good: ['off', 'off'], bad: ['true', 'no'] },
  CHROMIUM_NETWORK_NAMESPACE: { absent: 'auto', good: ['required', 'required'], bad: ['on'] },
  LOG_LEVEL: { absent: 'info', good: ['debug', 'debug'], bad: ['INFO', 'trace'] },
  LOG_FORMAT: { absent: 'json', good: ['text', 'text'], bad: ['xml'] },
  METRICS_PORT: { absent: null, good: ['0', 0], bad: ['-1', '65536', 'on'] },
  METRICS_TOKEN: {
    absent: null,
    good: [`${SECRET}-._~+/==`, `${SECRET}-._~+/==`],
    bad: ['short', 's'.repeat(31), `${SECRET} ${SECRET}`, `${SECRET}ä`, `=${SECRET}`],
  },
  WEBHOOK_HOSTS: {
    absent: null,
    good: [
      'Hooks.example.com, *.example.org:8443',
      [
        { name: 'hooks.example.com', isWildcard: false, port: '' },
        { name: 'example.org', isWildcard: true, port: '8443' },
      ],
    ],
    bad: ['*', '*.com', 'https://hooks.example.com', 'hooks.example.com,'],
  },
  WEBHOOK_SECRET: { absent: null, good: [SECRET, SECRET], bad: ['short'] },
  WEBHOOK_PREVIOUS_SECRET: { absent: null, good: [SECRET, SECRET], bad: ['short'] },
  WEBHOOK_TIMEOUT_MS: { absent: 15_000, good: ['100', 100], bad: ['99', '60001', '15s'] },
  WEBHOOK_PRIVATE_ADDRESSES: { absent: 'refuse', good: ['allow', 'allow'], bad: ['yes', 'ALLOW'] },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    absent: null,
    good: ['http://collector.example:4318', new URL('http://collector.example:4318')],
    bad: ['collector.example:4318', 'grpc://collector.example', 'http://user:password@collector.example'],
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: {
    absent: null,
    good: ['https://collector.example/v1/traces', new URL('https://collector.example/v1/traces')],
    bad: ['/v1/traces', 'https://collector.example/?key=1'],
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    absent: null,
    good: ['Authorization=Bearer%20a%3Db, x-tenant = 7', { Authorization: 'Bearer a=b', 'x-tenant': '7' }],
    bad: ['Authorization', '=x', 'a=', 'a=1,', 'a b=1', 'a=%zz', 'a=%0d%0ax:1'],
  },
  ROLE: { absent: 'all', good: ['worker', 'worker'], bad: ['Worker', 'http,worker', 'none'] },
  BATCH_MAX_INVOICES: { absent: 100_000, good: ['1000000', 1_000_000], bad: ['0', '1000001', '1e5', 'off'] },
  BATCH_CHUNK_INVOICES: { absent: 100, good: ['1', 1], bad: ['0', '1001', '-1'] },
  BATCH_CHUNK_TIMEOUT_S: { absent: 300, good: ['10', 10], bad: ['9', '3601', '300s'] },
  BATCH_PRINTS: { absent: null, good: ['4', 4], bad: ['0', '1001', 'all'] },
  BATCH_MERGE_INVOICES: { absent: 2000, good: ['1', 1], bad: ['0', '20001'] },
  BATCH_RESULT_HOURS: { absent: 72, good: ['1', 1], bad: ['0', '100001', '3d'] },
  BATCH_RECORD_DAYS: { absent: 90, good: ['1', 1], bad: ['0', '10001'] },
  STORAGE_FOLDER: { absent: 'data/batches', good: ['/var/lib/x', '/var/lib/x'], bad: [] },
  STORAGE_S3_BUCKET: {
    absent: null,
    good: ['invoice-press.results', 'invoice-press.results'],
    bad: ['ab', 'Results', 'a_b_c', '-results', 'a..b', '192.168.0.1', 's3://results', 'results/live', 'x'.repeat(64)],
  },
  STORAGE_S3_ENDPOINT: {
    absent: null,
    good: ['https://s3.example:9000', new URL('https://s3.example:9000')],
    bad: ['s3.example', 'https://key:secret@s3.example', 's3://results'],
  },
  STORAGE_S3_REGION: { absent: null, good: ['eu-west-2', 'eu-west-2'], bad: [] },
  STORAGE_S3_PREFIX: {
    absent: null,
    good: ['press/live/', 'press/live'],
    bad: ['/', '/press', 'a//b', '../x', 'a b', 'ä', 'x'.repeat(201)],
  },
  STORAGE_S3_ACCESS_KEY_ID: { absent: null, good: ['AKIAEXAMPLE', 'AKIAEXAMPLE'], bad: [] },
  STORAGE_S3_SECRET_ACCESS_KEY: { absent: null, good: ['secret', 'secret'], bad: [] },
  STORAGE_S3_SSE: { absent: null, good: ['aws:kms', 'aws:kms'], bad: ['on', 'aes256'] },
  OTEL_SERVICE_NAME: { absent: 'invoice-press', good: ['invoices', 'invoices'], bad: [] },
  SHUTDOWN_DELAY_MS: { absent: 3000, good: ['0', 0], bad: ['60001', '-1'] },
  SHUTDOWN_TIMEOUT_MS: { absent: 25_000, good: ['0', 0], bad: ['600001'] },
};
const rows = Object.entries(TABLE) as [SettingName, (typeof TABLE)[SettingName]][];

const thrown = (act: () => unknown): SettingError => {
  try {
    act();
  } catch (error) {
    if (error instanceof SettingError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('every setting', () => {
  it('is in this table', () => {
    expect(Object.keys(TABLE).toSorted()).toEqual(Object.keys(SETTINGS).toSorted());
  });

  it.each(rows)('%s has its default when it is absent, empty or blank', (name, { absent }) => {
    for (const environment of [{}, { [name]: '' }, { [name]: ' \t\n' }, { [name]: undefined }])
      expect(readSettings(environment)[name]).toEqual(absent);
  });

  it.each(rows)('%s takes a good value, with blanks around it', (name, { good: [value, parsed] }) => {
    expect(readSettings({ [name]: value })[name]).toEqual(parsed);
    expect(readSettings({ [name]: `  ${value}\n` })[name]).toEqual(parsed);
  });

  it.each(rows.flatMap(([name, { bad }]) => bad.map((value) => [name, value] as const)))(
    '%s refuses "%s" and says so by name',
    (name, value) => {
      const error = thrown(() => readSettings({ [name]: value }));
      expect([error.setting, error.code]).toEqual([name, 'invalid_setting']);
      expect(error.message).toMatch(new RegExp(`^${name} must be `));
      expect(error.message).not.toContain('\n');
    },
  );

  it('has a meaning for the operator, and a default that it takes itself', () => {
    for (const [name, setting] of Object.entries(SETTINGS)) {
      expect(setting.meaning).toMatch(/^[^|\n]{10,}\.$/);
      expect(name).toMatch(/^[A-Z]+(_[A-Z\d]+)*$/);
      const parse = setting.parse as (value: string) => unknown;
      expect(setting.default === null ? null : parse(setting.default)).toEqual(TABLE[name as SettingName].absent);
    }
  });

  it('that is secret has no default, and is never in an error', () => {
    const secrets = Object.entries(SETTINGS).filter(([, setting]) => 'secret' in setting);
    expect(secrets.map(([name]) => name)).toEqual([
      'DATABASE_URL',
      'JWT_SECRET',
      'JWT_PREVIOUS_SECRET',
      'WEBHOOK_SECRET',
      'WEBHOOK_PREVIOUS_SECRET',
      'STORAGE_S3_SECRET_ACCESS_KEY',
      'METRICS_TOKEN',
      'OTEL_EXPORTER_OTLP_HEADERS',
    ]);
    for (const [name, setting] of secrets) {
      expect(setting.default).toBeNull();
      // That of a bucket may be any text.
      if (TABLE[name as SettingName].bad.length === 0) continue;
      expect(thrown(() => readSettings({ [name]: 'hunter2' })).message).not.toContain('hunter2');
    }
  });
});

describe('the key settings together', () => {
  const settings = (environment: Record<string, string>) => tokenSettings(readSettings(environment));
  const { JWT_SECRET: _, ...RULES } = TOKENS;

  it('take a secret and the one before it', () => {
    expect(settings(TOKENS)).toEqual({ keys: { secrets: [SECRET] }, issuer: TOKENS.JWT_ISSUER, audience: TOKENS.JWT_AUDIENCE });
    expect(settings({ ...TOKENS, JWT_PREVIOUS_SECRET: 'p'.repeat(32) }).keys).toEqual({ secrets: [SECRET, 'p'.repeat(32)] });
  });

  it('take a public key and the one before it', () => {
    const { keys } = settings({ ...RULES, JWT_PUBLIC_KEY: PEM, JWT_PREVIOUS_PUBLIC_KEY: PEM });
    expect(keys).toEqual({
      publicKeys: [expect.objectContaining({ type: 'public' }), expect.objectContaining({ type: 'public' })],
    });
  });

  it('take the URL of a key set', () => {
    expect(settings({ ...RULES, JWT_JWKS_URL: 'https://id.example/jwks' }).keys).toEqual({
      jwksUrl: new URL('https://id.example/jwks'),
    });
  });

  it.each([
    ['no key', RULES, 'JWT_SECRET'],
    ['a secret and a key', { ...TOKENS, JWT_PUBLIC_KEY: PEM }, 'JWT_PUBLIC_KEY'],
    ['a secret and a set', { ...TOKENS, JWT_JWKS_URL: 'https://id.example/jwks' }, 'JWT_JWKS_URL'],
    ['a key and a set', { ...RULES, JWT_PUBLIC_KEY: PEM, JWT_JWKS_URL: 'https://id.example/jwks' }, 'JWT_JWKS_URL'],
    ['no issuer', { ...TOKENS, JWT_ISSUER: '' }, 'JWT_ISSUER'],
    ['no audience', { ...TOKENS, JWT_AUDIENCE: ' ' }, 'JWT_AUDIENCE'],
    ['a previous secret beside a key', { ...RULES, JWT_PUBLIC_KEY: PEM, JWT_PREVIOUS_SECRET: SECRET }, 'JWT_PREVIOUS_SECRET'],
    ['a previous key beside a secret', { ...TOKENS, JWT_PREVIOUS_PUBLIC_KEY: PEM }, 'JWT_PREVIOUS_PUBLIC_KEY'],
  ])('refuse %s, and name the setting', (_name, environment, setting) => {
    const error = thrown(() => settings(environment));
    expect(error.setting).toBe(setting);
    expect(error.message).toMatch(new RegExp(`^${setting} `));
    expect(error.message).not.toContain(SECRET);
  });
});
