/** @typedef {Record<string, { default: string | null, meaning: string, secret?: true }>} SettingsTable */

const BEGIN = '<!-- settings: made by `npm run readme:settings` from src/config.ts; do not edit by hand -->';
const END = '<!-- end of settings -->';

/**
 * The text of README.md with its settings table made anew.
 * @param {string} readme
 * @param {SettingsTable} settings
 * @returns {string}
 * @throws {Error} when the README has not exactly one place for the table
 */
export function withSettings(readme, settings) {
  const [before, rest, ...more] = readme.split(BEGIN);
  const [, after, ...others] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length + others.length > 0)
    throw new Error(`README.md must hold "${BEGIN}" and "${END}", once each and in this order`);
  return `${before}${BEGIN}\n\n${settingsTable(settings)}\n${END}${after}`;
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
