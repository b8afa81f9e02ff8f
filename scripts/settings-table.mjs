// npm run readme:settings: makes the settings table of README.md anew from src/config.ts. With --check it changes nothing, and fails when the table is not up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { withSettings } from './readme/settings-in-readme.mjs';
import { setUpOrExit } from './set-up.mjs';
import { inProject } from './set-up/project.mjs';

const HELP = `Usage: npm run readme:settings [-- --check]

Writes the table of settings in README.md, as src/config.ts has them.

  --check  write nothing; exit with 1 when the table differs
`;

const args = process.argv.slice(2);
if (args.some((argument) => argument === '--help' || argument === '-h')) {
  process.stdout.write(HELP);
  process.exit(0);
}

await setUpOrExit({ quiet: true, browser: false });
/** @type {typeof import('../src/settings/read-settings.js')} */
const { SETTINGS } = await import(pathToFileURL(inProject('dist/settings/read-settings.js')).href);
const readme = readFileSync(inProject('README.md'), 'utf8');
const wanted = withSettings(readme, SETTINGS);

if (wanted === readme) {
  process.stdout.write('The settings table of README.md is up to date.\n');
} else if (args.includes('--check')) {
  process.stderr.write('The settings table of README.md is not that of src/config.ts: run npm run readme:settings\n');
  process.exit(1);
} else {
  writeFileSync(inProject('README.md'), wanted);
  process.stdout.write('README.md: settings table written.\n');
}
