// npm run docs:settings: writes the tables of docs/settings.md from the settings in src. With --check it writes nothing, and fails when a table is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { withSettings } from './docs/settings-page.mjs';
import { setUpOrExit } from './set-up.mjs';
import { inProject } from './set-up/project.mjs';

const PAGE = 'docs/settings.md';
const HELP = `Usage: npm run docs:settings [-- --check]

Writes the tables of ${PAGE} from the settings in src.

  --check  write nothing; exit with 1 when a table is out of date
`;

const args = process.argv.slice(2);
if (args.some((argument) => argument === '--help' || argument === '-h')) {
  process.stdout.write(HELP);
  process.exit(0);
}

await setUpOrExit({ quiet: true, browser: false });
/** @type {typeof import('../src/settings/all-settings.js')} */
const { SETTINGS_BY_SUBJECT } = await import(pathToFileURL(inProject('dist/settings/all-settings.js')).href);
const page = readFileSync(inProject(PAGE), 'utf8');
const wanted = withSettings(page, SETTINGS_BY_SUBJECT);

if (wanted === page) {
  process.stdout.write(`The tables of ${PAGE} are up to date.\n`);
} else if (args.includes('--check')) {
  process.stderr.write(`The tables of ${PAGE} are out of date: run npm run docs:settings\n`);
  process.exit(1);
} else {
  writeFileSync(inProject(PAGE), wanted);
  process.stdout.write(`${PAGE}: tables written.\n`);
}
