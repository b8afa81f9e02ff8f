/** @typedef {Record<string, { default: string | null, meaning: string, secret?: true }>} SettingsTable */

const BEGIN = '<!-- settings: made by `npm run docs:settings`; do not edit by hand -->';
const END = '<!-- end of settings -->';

/**
 * The text of docs/settings.md with its tables made anew.
 * @param {string} page
 * @param {Record<string, SettingsTable>} settingsBySubject
 * @returns {string}
 * @throws {Error} when the page does not have exactly one place for the tables
 */
export function withSettings(page, settingsBySubject) {
  const [before, rest, ...more] = page.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length + others.length > 0)
    throw new Error(`docs/settings.md must contain "${BEGIN}" and "${END}", once each and in this order`);
  const tables = Object.entries(settingsBySubject).map(([subject, settings]) => `## ${subject}\n\n${settingsTable(settings)}\n`);
  return `${before}${BEGIN}\n\n${tables.join('')}${END}${after}`;
}

/** @param {SettingsTable} settings */
function settingsTable(settings) {
  const rows = Object.entries(settings).map(([name, setting]) => {
    const byDefault = setting.default === null ? '' : `\`${setting.default}\``;
    const meaning = setting.secret ? `${setting.meaning} Secret: never logged.` : setting.meaning;
    return `| \`${name}\` | ${byDefault} | ${meaning.replaceAll('|', '\\|')} |\n`;
  });
  return `| Setting | Default | Meaning |\n|---|---|---|\n${rows.join('')}`;
}
