import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { withSettings } from '../scripts/readme/settings-in-readme.mjs';
import { SETTINGS } from '../src/settings/read-settings.js';
import { ERRORS } from '../src/http/answers/error-status.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const README = read('README.md');
const PACKAGE = JSON.parse(read('package.json')) as Record<'scripts' | 'dependencies', Record<string, string>>;
const SCRIPTS = Object.keys(PACKAGE.scripts);

/** Names of hosts that documents may mention: reserved for examples (RFC 2606, RFC 6761), this host, and public pages that are meant to be read. */
const EXAMPLE_HOST = /(^|\.)(example|invalid|example\.(com|org|net))$/;
const PUBLIC_HOSTS = new Set([
  'www.postgresql.org',
  '127.0.0.1',
  'localhost',
  // A group of servers in nginx, and a variable.
  'invoice_press$without_prefix;',
  'keepachangelog.com',
  'semver.org',
  'www.conventionalcommits.org',
  'github.com',
  // How messages are written.
  'unicode-org.github.io',
  'www.adobe.com',
]);

/** First parts of the absolute paths that documents may mention: routes, the image, and what every Linux has. */
const PUBLIC_PATHS = new Set(
  'api v1 openapi.json docs press healthz readyz metrics app data sample data.json rights.sql bin dev etc path proc tmp usr var'.split(
    ' ',
  ),
);

describe('README.md', () => {
  it('has the settings table of src/config.ts (npm run readme:settings makes it)', () => {
    expect(withSettings(README, SETTINGS)).toBe(README);
  });

  it('names every setting, with its default', () => {
    const row = /^\| `PORT` \| `3000` \| .+ \|$/m;
    expect(README).toMatch(row);
    expect(README.match(/^\| `[A-Z_]+` \| (`[^`]+`)? ?\| /gm)).toHaveLength(Object.keys(SETTINGS).length);
  });

  it('lists the errors that callers can get, with their statuses', () => {
    const listed = Object.fromEntries(
      [...README.matchAll(/^\| `([a-z_]+)` \| (\d{3}) \| /gm)].map(([, code, status]) => [code, Number(status)]),
    );
    // Nobody reads an answer after going away; Node's parser counts the address among the headers.
    const neverSent = new Set<string>(['caller_gone']);
    const sent = Object.entries(ERRORS).filter(([code]) => !neverSent.has(code));
    expect(listed).toEqual(Object.fromEntries(sent.map(([code, { status }]) => [code, status])));
  });
});

describe('NOTICE', () => {
  it('names every package of fonts', () => {
    const fonts = Object.keys(PACKAGE.dependencies).filter((name) => name.startsWith('@expo-google-fonts/'));
    expect([...read('NOTICE').matchAll(/^ {2}(@\S+) /gm)].map(([, name]) => name)).toEqual(fonts);
  });
});

describe.each(documents())('%s', (file) => {
  const text = read(file);

  it('names only npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run (?:-[-\w]+ )*([a-z][\w:-]*)/g)].map(([, name]) => name);
    expect(named.filter((name) => !SCRIPTS.includes(name ?? ''))).toEqual([]);
  });

  it('has no link that leads nowhere', () => {
    const targets = [...outsideCode(text).matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
      ([, link, attribute]) => link ?? attribute ?? '',
    );
    const local = targets.filter((target) => !/^[a-z]+:/.test(target));
    expect(local.filter((target) => !leadsSomewhere(file, target))).toEqual([]);
  });

  it('names no file outside the repository, no private path and no private host', () => {
    const upwards = [...text.matchAll(/(?<![\w./])(?:\.\.\/)+[\w./-]*/g)].map(([path]) => path);
    expect(upwards.filter((path) => relative(PROJECT, resolve(PROJECT, dirname(file), path)).startsWith('..'))).toEqual([]);

    const absolute = [...text.matchAll(/(?<![\w.:/{}\])>*<~-])\/([\w.-]+)\/?/g)].map(([, first]) => first ?? '');
    expect(absolute.filter((first) => !PUBLIC_PATHS.has(first))).toEqual([]);
    expect(text).not.toMatch(/\b[A-Za-z]:\\/);

    const hosts = [...text.matchAll(/\bhttps?:\/\/(?:[^\s/@]+@)?([^\s/:)"'`>|]+)/g)].map(([, host]) => host ?? '');
    expect(hosts.filter((host) => !EXAMPLE_HOST.test(host) && !PUBLIC_HOSTS.has(host))).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(join(PROJECT, file), 'utf8');
}

/** Everything in the repository that is written for people. */
function documents(folder = ''): string[] {
  return readdirSync(join(PROJECT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(\.|node_modules$|dist$|data$|coverage$)/.test(entry.name) ? [] : documents(path);
    return entry.name.endsWith('.md') || entry.name === 'NOTICE' ? [path] : [];
  });
}

function outsideCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
}

/** Whether the file of a link is there, and the heading that it names. */
function leadsSomewhere(from: string, target: string): boolean {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(PROJECT, file))) return false;
  return heading === undefined || anchors(read(file)).includes(heading);
}

/** The anchors that are made of headings: lower case, hyphens for blanks, no punctuation. */
function anchors(text: string): string[] {
  return [...outsideCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
