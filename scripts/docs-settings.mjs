// npm run docs:settings: writes the tables of docs/settings.md from the settings in src. With --check it writes nothing, and fails when a table is out of date.
import { pathToFileURL } from 'node:url';
import { withSettings } from './docs/settings-page.mjs';
import { helpIfAsked, writePage } from './docs/write-page.mjs';
import { setUpOrExit } from './set-up.mjs';
import { inProject } from './set-up/project.mjs';

const COMMAND = { page: 'docs/settings.md', command: 'npm run docs:settings', source: 'the settings' };

helpIfAsked(COMMAND);
await setUpOrExit({ quiet: true, browser: false });
/** @type {typeof import('../src/settings/all-settings.js')} */
const { SETTINGS_BY_SUBJECT } = await import(pathToFileURL(inProject('dist/settings/all-settings.js')).href);
writePage({ ...COMMAND, withTables: (page) => withSettings(page, SETTINGS_BY_SUBJECT) });
