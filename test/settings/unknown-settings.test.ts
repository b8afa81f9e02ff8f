import { describe, expect, it } from '@jest/globals';
import { SETTINGS } from '../../src/settings/read-settings.js';
import { FILE_SETTINGS } from '../../src/settings/setting-files.js';
import { unknownSettings } from '../../src/settings/unknown-settings.js';

const warnings = (...names: string[]) =>
  unknownSettings(Object.fromEntries(names.map((name) => [name, 'hunter2']))).map(({ message }) => message);

describe('a name that looks like a setting and is none', () => {
  it.each([
    ['DATABASE_CONECTIONS', 'DATABASE_CONNECTIONS'],
    ['DATABASE_CONNECTION', 'DATABASE_CONNECTIONS'],
    ['QUEUE_TIMEOUT', 'QUEUE_TIMEOUT_MS'],
    ['SHUTDOWN_TIMEOUT', 'SHUTDOWN_TIMEOUT_MS'],
    ['MAX_DOCUMENT_BYTE', 'MAX_DOCUMENT_BYTES'],
    ['METRICS_TOKENS', 'METRICS_TOKEN'],
    ['jwt_issuer', 'JWT_ISSUER'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['CHROMUM_PAGES', 'CHROMIUM_PAGES'],
    ['LOG_LEVLE', 'LOG_LEVEL'],
    ['OTEL_SERVICE_NAMES', 'OTEL_SERVICE_NAME'],
    ['TEMPLATES', 'TEMPLATE'],
    ['JWT_SECRETS_FILE', 'JWT_SECRET_FILE'],
    ['OTEL_EXPORTER_OTLP_HEADER_FILE', 'OTEL_EXPORTER_OTLP_HEADERS_FILE'],
  ])('%s: did you mean %s?', (name, meant) => {
    expect(warnings(name)).toEqual([`${name} is not a setting and has no effect. Did you mean ${meant}?`]);
  });

  it.each(['PORT', 'JWT_ISSUER', 'CHROMIUM_PAGES'])('%s_FILE: it has no file, and the settings that have one', (name) => {
    expect(warnings(`${name}_FILE`)).toEqual([
      `${name}_FILE is not a setting and has no effect. ${name} cannot be given as a file. Settings that can: ${FILE_SETTINGS.join(', ')}.`,
    ]);
  });

  it('with none near: all of its family', () => {
    expect(warnings('DATABASE_POOL', 'METRICS_X')).toEqual([
      'DATABASE_POOL is not a setting and has no effect. Settings that begin with DATABASE_: ' +
        'DATABASE_URL, DATABASE_CONNECTIONS, DATABASE_CONNECT_TIMEOUT_MS, DATABASE_PLAINTEXT, DATABASE_PREPARED_STATEMENTS, DATABASE_QUERY_TIMEOUT_MS.',
      'METRICS_X is not a setting and has no effect. Settings that begin with METRICS_: METRICS_PORT, METRICS_TOKEN.',
    ]);
  });

  it('never shows a value', () => {
    expect(JSON.stringify(unknownSettings({ JWT_SECRETS: 'hunter2', DATABASE_POOL: 'hunter2' }))).not.toContain('hunter2');
  });
});

describe('no warning', () => {
  it.each([
    ['of any setting', Object.keys(SETTINGS)],
    ['of any setting in a file', [...FILE_SETTINGS]],
    ['of what other programs keep in files', ['POSTGRES_PASSWORD_FILE', 'APP_PASSWORD_FILE', 'LOG_FILE', 'PID_FILE']],
    [
      'of what other programs read',
      ['PATH', 'HOME', 'HOSTNAME', 'NODE_ENV', 'NODE_OPTIONS', 'TZ', 'LANG', 'PORTS', 'CI', '_', ''],
    ],
    ['of PostgreSQL’s and Compose’s own', ['POSTGRES_PASSWORD', 'PGHOST', 'PGDATABASE', 'APP_PASSWORD', 'GATEWAY_PORT']],
    [
      'of OpenTelemetry’s others',
      ['OTEL_RESOURCE_ATTRIBUTES', 'OTEL_SERVICE_NAMESPACE', 'OTEL_EXPORTER_OTLP_PROTOCOL', 'OTEL_LOG_LEVEL'],
    ],
    ['of Puppeteer’s others', ['PUPPETEER_SKIP_DOWNLOAD', 'PUPPETEER_TMP_DIR', 'PUPPETEER_CHROME_SKIP_DOWNLOAD']],
    [
      'of Kubernetes’ service links',
      [
        'DATABASE_SERVICE_HOST',
        'DATABASE_SERVICE_PORT',
        'DATABASE_SERVICE_PORT_SQL',
        'DATABASE_PORT',
        'DATABASE_PORT_5432_TCP_ADDR',
      ],
    ],
  ])('%s', (_, names) => {
    expect(warnings(...names)).toEqual([]);
  });
});
