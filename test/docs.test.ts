import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { withRules } from '../scripts/docs/rules-page.mjs';
import { withSettings } from '../scripts/docs/settings-page.mjs';
import { STRUCTURE_RULES_BY_SUBJECT } from '../src/e-invoice/check/structure/structure-rules.js';
import { RULES_BY_SUBJECT } from '../src/e-invoice/rules/rules-by-subject.js';
import { SETTINGS, SETTINGS_BY_SUBJECT } from '../src/settings/all-settings.js';
import { ERRORS } from '../src/http/answers/error-status.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const README = read('README.md');
const PACKAGE = JSON.parse(read('package.json')) as Record<
  'scripts' | 'dependencies' | 'devDependencies',
  Record<string, string>
> & {
  version: string;
};
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
  // Who signs the images of a release.
  'token.actions.githubusercontent.com',
]);

/** First parts of the absolute paths that documents may mention: routes, the image, what every Linux has, and the root of an XPath. */
const PUBLIC_PATHS = new Set(
  'CN api v1 openapi.json docs press healthz readyz metrics app data sample data.json rights.sql ubl cn bin dev etc path proc run tmp usr var'.split(
    ' ',
  ),
);

/** Folders that commands make. */
const MADE = new Set(['dist', 'data', 'node_modules', 'coverage']);

/** Files that a page invents, and files of other projects that it compares with. */
const EXAMPLES = new Set(['templates/harbour/', 'scripts/start.sh', 'src/browsers/browsers.cdp.ts', 'src/config.ts']);

describe('README.md', () => {
  it('fits on a few screens', () => {
    expect(README.split('\n').length).toBeLessThanOrEqual(170);
  });

  it('has a link to every page of docs', () => {
    const pages = readdirSync(join(PROJECT, 'docs')).filter((name) => name.endsWith('.md'));
    expect(pages.filter((name) => !README.includes(`](docs/${name})`))).toEqual([]);
  });
});

describe('docs/settings.md', () => {
  const page = read('docs/settings.md');

  it('has the settings tables of the code (npm run docs:settings makes it)', () => {
    expect(withSettings(page, SETTINGS_BY_SUBJECT)).toBe(page);
  });

  it('names every setting, with its default', () => {
    const row = /^\| `PORT` \| `3000` \| .+ \|$/m;
    expect(page).toMatch(row);
    expect(page.match(/^\| `[A-Z\d_]+` \| (`[^`]+`)? ?\| /gm)).toHaveLength(Object.keys(SETTINGS).length);
  });
});

describe('docs/e-invoice-rules.md', () => {
  const page = read('docs/e-invoice-rules.md');

  it('has the tables of the rules in the code (npm run docs:rules makes it)', () => {
    expect(withRules(page, { ...RULES_BY_SUBJECT, ...STRUCTURE_RULES_BY_SUBJECT })).toBe(page);
  });

  it('has a row for every rule', () => {
    expect(page).toMatch(/^\| `BR-CO-15` \| fatal \| both \| BT-112, BT-109, BT-110, BT-5 \| The total with VAT .+ \|$/m);
    const rules = Object.values<readonly { id: string }[]>({ ...RULES_BY_SUBJECT, ...STRUCTURE_RULES_BY_SUBJECT }).flat();
    expect(page.match(/^\| `[A-Z]+-[A-Za-z0-9-]+` \|/gm)).toHaveLength(rules.length);
  });
});

describe('docs/errors.md', () => {
  const rows = [...read('docs/errors.md').matchAll(/^\| `([a-z_]+)` \| (\d{3}) \| (\S[^|]*) \| (\S[^|]*) \|$/gm)].map(
    ([, code = '', status, when, advice]) => ({ code, status: Number(status), when, advice }),
  );
  // Nobody reads an answer after going away.
  const sent = Object.entries<{ status: number; retry?: true }>(ERRORS).filter(([code]) => code !== 'caller_gone');

  it('lists the errors that callers can get, with their statuses, in the order of the code', () => {
    expect(rows.map(({ code, status }) => [code, status])).toEqual(sent.map(([code, { status }]) => [code, status]));
  });

  it('says to wait as long as Retry-After where an answer has it, and only there', () => {
    const retried = sent.filter(([code, { retry }]) => retry || code === 'rate_limited').map(([code]) => code);
    expect(rows.filter(({ advice = '' }) => advice.includes('`Retry-After`')).map(({ code }) => code)).toEqual(retried);
  });
});

describe('the version of package.json', () => {
  it('is the first of the changelog, that of the lock file and that of the image', () => {
    const { version } = PACKAGE;
    expect(/^## \[(.+?)\]/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version);
    expect(JSON.parse(read('package-lock.json'))).toMatchObject({ version, packages: { '': { version } } });
    expect(read('Dockerfile')).toContain(`ARG VERSION=${version}\n`);
  });
});

describe('NOTICE', () => {
  it('names every package of fonts', () => {
    const fonts = Object.keys(PACKAGE.dependencies).filter((name) => name.startsWith('@expo-google-fonts/'));
    expect([...read('NOTICE').matchAll(/^ {2}(@\S+) /gm)].map(([, name]) => name)).toEqual(fonts);
    // It is in fonts/inter, changed.
    expect(read('NOTICE')).toContain(`@expo-google-fonts/inter ${PACKAGE.devDependencies['@expo-google-fonts/inter']} `);
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

  it('names only files and folders of ours that exist', () => {
    const paths = [...text.matchAll(/`([\w-]+)\/[\w./-]*(?=[` ])/g)];
    const ours = ['', dirname(file)].flatMap((base) =>
      paths.flatMap(([path, folder = '']) => (isOurs(base, folder) ? path.slice(1) : [])),
    );
    const missing = ours.filter((path) => !['', dirname(file)].some((base) => isThere(join(base, path))));
    expect(missing.filter((path) => !EXAMPLES.has(path))).toEqual([]);
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

/** Whether a path that begins with this folder is one of the repository. */
function isOurs(base: string, folder: string): boolean {
  return !MADE.has(folder) && existsSync(join(PROJECT, base, folder));
}

/** Whether a file or folder is there; a module may be named without its ending. */
function isThere(path: string): boolean {
  return existsSync(join(PROJECT, path)) || existsSync(join(PROJECT, `${path}.ts`));
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
