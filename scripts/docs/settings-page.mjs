import { withGeneratedPart } from './generated-part.mjs';

/** @typedef {Record<string, { default: string | null, meaning: string, secret?: true, inFile?: true }>} SettingsTable */

const MARKS = {
  file: 'docs/settings.md',
  begin: '<!-- settings: made by `npm run docs:settings`; do not edit by hand -->',
  end: '<!-- end of settings -->',
};

/**
 * The text of docs/settings.md with its tables made anew.
 * @param {string} page
 * @param {Record<string, SettingsTable>} settingsBySubject
 * @returns {string}
 * @throws {Error} when the page does not have exactly one place for the tables
 */
export function withSettings(page, settingsBySubject) {
  const tables = Object.entries(settingsBySubject).map(([subject, settings]) => `## ${subject}\n\n${settingsTable(settings)}\n`);
  return withGeneratedPart(MARKS, page, tables.join(''));
}

/** @param {SettingsTable} settings */
function settingsTable(settings) {
  const rows = Object.entries(settings).map(([name, setting]) => {
    const byDefault = setting.default === null ? '' : `\`${setting.default}\``;
    const secret = setting.secret ? ' Secret: never logged.' : '';
    const file = setting.secret || setting.inFile ? ` Or set \`${name}_FILE\`.` : '';
    return `| \`${name}\` | ${byDefault} | ${`${setting.meaning}${secret}${file}`.replaceAll('|', '\\|')} |\n`;
  });
  return `| Setting | Default | Meaning |\n|---|---|---|\n${rows.join('')}`;
}
