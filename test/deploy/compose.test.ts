import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { SETTINGS } from '../../src/settings/read-settings.js';
import { FILE_SETTINGS } from '../../src/settings/setting-files.js';
import { ERRORS } from '../../src/http/answers/error-status.js';
import type { ErrorCode } from '../../src/invoices/error-code.js';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

interface Container {
  environment?: Record<string, string | null>;
  entrypoint?: string[];
  volumes?: string[];
  profiles?: string[];
  networks?: string[];
}

const COMPOSE = read('compose.yaml');
const { services } = parse(COMPOSE, { merge: true }) as {
  services: Record<'app' | 'worker' | 'gateway' | 'migrate', Container>;
};
const NGINX = read('deploy/nginx/nginx.conf.template');
const START = read('deploy/nginx/start.sh');
const DEPLOYMENT = read('docs/deployment.md');
const ERROR_PAGE = read('docs/errors.md');

const names = Object.keys(SETTINGS);
const app = services.app.environment ?? {};
/** What an operator sets in .env: without a value here, or with `${NAME…}` for one. */
const passedOn = Object.keys(app).filter((name) => app[name] === null || app[name]?.includes(`\${${name}:`));

/** `NAME=value` and `# NAME=value` in deploy/env.example. */
const example = new Map(
  [...read('deploy/env.example').matchAll(/^(?:# )?([A-Z\d_]+)=(\S*)/gm)].map(([, name = '', value = '']) => [name, value]),
);

/** The rows of "Settings that compose.yaml decides": name → value. */
const decided = new Map(
  [
    ...(/### Settings that compose\.yaml decides\n([\s\S]*?)\n### /.exec(DEPLOYMENT)?.[1] ?? '').matchAll(
      /^\| (`[A-Z].*?) \| (.*?) \| .{10,} \|$/gm,
    ),
  ].flatMap(([, cell = '', value = '']) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => [name, value] as const)),
);

describe('compose.yaml and the settings', () => {
  it('passes on each of them, or docs/deployment.md says what it is there and why', () => {
    expect([...passedOn, ...decided.keys()].toSorted()).toEqual(names.toSorted());
  });

  it('sets no name that is no setting', () => {
    expect(Object.keys(app).filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.keys(services.migrate.environment ?? {})).toEqual(['DATABASE_URL', 'DATABASE_PLAINTEXT']);
  });

  it('what it decides has the value that the table says', () => {
    // DATABASE_URL holds a password.
    const shown = [...decided].filter(([name]) => name !== 'DATABASE_URL');
    const isSet = ([name]: readonly [string, string]) => app[name] !== undefined;
    expect(shown.filter(isSet)).toEqual(shown.filter(isSet).map(([name]) => [name, `\`${app[name]}\``]));
    expect(shown.filter((one) => !isSet(one) && !one[1].includes('not set'))).toEqual([]);
  });

  it('runs a worker only if asked to: the service with another role, on no network of the gateway', () => {
    const { profiles, environment, networks, ...worker } = services.worker;
    const { environment: _, networks: ofApp, ...rest } = services.app;
    expect(profiles).toEqual(['worker']);
    expect(environment).toEqual({ ...app, ROLE: 'worker' });
    expect(networks).toEqual(ofApp?.filter((network) => network !== 'edge'));
    expect(worker).toEqual(rest);
  });

  it('a stop has time for both of its parts before Docker kills', () => {
    const grace = Number(example.get('STOP_GRACE_PERIOD')?.replace('s', '')) * 1000;
    expect(COMPOSE).toContain('stop_grace_period: ${STOP_GRACE_PERIOD:-30s}');
    expect(grace).toBeGreaterThan(Number(SETTINGS.SHUTDOWN_DELAY_MS.default) + Number(SETTINGS.SHUTDOWN_TIMEOUT_MS.default));
  });
});

describe('deploy/compose.secrets.yaml', () => {
  const override = parse(read('deploy/compose.secrets.yaml')) as {
    services: Record<'app' | 'worker', { environment: Record<string, string>; secrets: string[] }>;
    secrets: Record<string, object>;
  };
  const { environment, secrets } = override.services.app;
  const inFiles = Object.keys(environment).filter((name) => name.endsWith('_FILE'));

  it('names files of settings that may be in files, and empties those settings, as both are refused', () => {
    expect(inFiles.filter((name) => !(FILE_SETTINGS as readonly string[]).includes(name))).toEqual([]);
    const emptied = Object.keys(environment).filter((name) => environment[name] === '');
    expect(emptied.map((name) => `${name}_FILE`)).toEqual(inFiles);
  });

  it('gives the worker what it gives the service', () => {
    expect(override.services.worker).toEqual(override.services.app);
  });

  it('mounts each of them, from a file of its own, which git and the image do not have', () => {
    expect(inFiles.map((name) => environment[name])).toEqual(secrets.map((name) => `/run/secrets/${name}`));
    expect(override.secrets).toEqual(Object.fromEntries(secrets.map((name) => [name, { file: `./secrets/${name}` }])));
    expect(read('.gitignore')).toMatch(/^\/secrets\/$/m);
  });
});

describe('deploy/env.example', () => {
  const interpolated = [...COMPOSE.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name);

  it('has each name that compose.yaml takes from .env, and no other', () => {
    expect([...example.keys()].toSorted()).toEqual([...new Set([...passedOn, ...interpolated])].toSorted());
  });

  it('shows the defaults of the settings', () => {
    for (const name of passedOn) {
      const { default: value } = SETTINGS[name as keyof typeof SETTINGS];
      expect([name, example.get(name)]).toEqual([name, value ?? '']);
    }
  });

  it('shows the defaults of compose.yaml', () => {
    for (const [, name = '', value] of COMPOSE.matchAll(/\$\{([A-Z_]+):-([^}]*)\}/g))
      expect([name, example.get(name)]).toEqual([name, value]);
  });
});

describe('the gateway', () => {
  it('gets the settings that its limits follow from, from the same .env as the service', () => {
    const shared = [...START.matchAll(/\$\{([A-Z_]+):-(\d+)\}/g)].map(([, name = '', value = '']) => ({ name, value }));
    expect(Object.keys(services.gateway.environment ?? {}).toSorted()).toEqual(shared.map(({ name }) => name).toSorted());
    for (const { name, value } of shared) {
      expect([name, app[name], services.gateway.environment?.[name]]).toEqual([name, null, null]);
      expect([name, value]).toEqual([name, SETTINGS[name as keyof typeof SETTINGS].default]);
    }
  });

  it('is started with files that are there, and every place of the template is filled', () => {
    const mounted = (services.gateway.volumes ?? []).map((volume) => volume.split(':'));
    for (const [source = ''] of mounted) expect(read(source).length).toBeGreaterThan(0);
    const targets = mounted.map(([, target]) => target);
    expect(services.gateway.entrypoint).toEqual(['sh', ...targets, '/tmp/nginx.conf']);
    const places = [...new Set([...NGINX.matchAll(/@([A-Z_]+)@/g)].map(([place]) => place))];
    expect(places.toSorted()).toEqual([...START.matchAll(/@[A-Z_]+@/g)].map(([place]) => place).toSorted());
    expect(places).toHaveLength(5);
  });

  const pages = [...NGINX.matchAll(/^\s*error_page ([\d ]+?)(?: +=(\d+))? +\/gateway-error\/(\w+);/gm)].map(
    ([, from = '', to, code = '']) => ({ statuses: to === undefined ? from.trim().split(/ +/) : [to], code: code as ErrorCode }),
  );

  it('answers with codes, statuses and words of the table, and all of them are in docs/errors.md', () => {
    expect(pages.map(({ code }) => code).toSorted()).toEqual([
      'headers_too_large',
      'internal_error',
      'invalid_request',
      'method_not_allowed',
      'not_found',
      'payload_too_large',
      'render_timeout',
      'service_unavailable',
    ]);
    expect(NGINX.match(/error_page/g)).toHaveLength(pages.length);
    const words = new Map(
      [...(/map \$error_code \$gateway_message \{([\s\S]*?)\}/.exec(NGINX)?.[1] ?? '').matchAll(/(\w+) +"(.+)";/g)].map(
        ([, code = '', message]) => [code, message],
      ),
    );
    for (const { code, statuses } of pages) {
      expect([code, statuses]).toEqual([code, [String(ERRORS[code].status)]]);
      expect([code, words.get(code)]).toEqual([code, ERRORS[code].message]);
      expect(ERROR_PAGE).toContain(`| \`${code}\` | ${ERRORS[code].status} |`);
    }
    expect([...words.keys()].filter((code) => code !== 'default').toSorted()).toEqual(pages.map(({ code }) => code).toSorted());
  });

  it('tells when to try again where the service would', () => {
    const retried = [...(/\$gateway_retry_after \{([\s\S]*?)\}/.exec(NGINX)?.[1] ?? '').matchAll(/(\w+) +"\d+";/g)].map(
      ([, code]) => code,
    );
    expect(retried).toEqual(pages.map(({ code }) => code).filter((code) => 'retry' in ERRORS[code]));
  });

  it('never repeats what may have been printed: its time for another try is over before any time-out but that of connecting', () => {
    const seconds = (name: string) => Number(new RegExp(`^\\s*${name} (\\d+)s;`, 'm').exec(NGINX)?.[1]);
    const margin = Number(/REQUEST_TIMEOUT_MS:-\d+\}" (\d+)\)/.exec(START)?.[1]) / 1000;
    const [connecting, sending, trying] = ['proxy_connect_timeout', 'proxy_send_timeout', 'proxy_next_upstream_timeout'].map(
      seconds,
    );
    expect(NGINX).toMatch(/^\s*proxy_next_upstream error timeout;$/m);
    expect([connecting, sending, trying, margin]).toEqual([1, 5, 3, 5]);
    // Two replicas that are gone, one after the other, leave time for the third.
    expect(NGINX).toMatch(/^\s*proxy_next_upstream_tries 3;$/m);
  });
});
