// Which currencies there are and were: ISO 4217's list of today, and Unicode's data (CLDR), which is newer and knows those of the past.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** ISO 4217 codes that cannot be used on an invoice: testing, no currency, precious metals, bond units, drawing rights. */
const NOT_MONEY = new Set(['XXX', 'XTS', 'XAU', 'XAG', 'XPT', 'XPD', 'XBA', 'XBB', 'XBC', 'XBD', 'XDR', 'XUA', 'XSU']);
/** Unicode gives some currencies the decimals of their cash. ISO 4217 had two for these while they were in use. */
const TWO_DECIMALS = new Set(['MRO', 'SLL', 'STD', 'TMM', 'ZMK', 'ZWD']);
/** ISO 4217 was published in 1978. Codes of older currencies are Unicode's own. */
const FIRST_DAY = '1978-01-01';

/**
 * @typedef {{ code: string, digits: number, lastDay?: string }} Currency
 * @param {readonly Currency[]} before the list so far: a code never goes away, and never loses a decimal, because stored invoices use it
 * @returns {Currency[]} sorted by code
 */
export function currencyList(before) {
  const listed = new Map(isoCurrencies().map((currency) => [currency.code, currency]));
  for (const currency of unicodeCurrencies()) {
    const iso = listed.get(currency.code);
    // An end that ISO's list does not know yet. Older ones are of currencies that are listed still, such as SVC.
    if (iso)
      listed.set(
        currency.code,
        currency.lastDay !== undefined && currency.lastDay > isoDate() ? { ...iso, lastDay: currency.lastDay } : iso,
      );
    else listed.set(currency.code, currency);
  }
  for (const currency of before) {
    const now = listed.get(currency.code) ?? currency;
    listed.set(currency.code, { ...now, digits: Math.max(now.digits, currency.digits) });
  }
  return [...listed.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** @returns {Currency[]} */
function isoCurrencies() {
  /** @type {Currency[]} */
  const data = require('currency-codes').data;
  return data.filter(({ code }) => !NOT_MONEY.has(code)).map(({ code, digits }) => ({ code, digits }));
}

/** The day of ISO's list. @returns {string} */
function isoDate() {
  return require('currency-codes/iso-4217-publish-date');
}

/** Money that was legal tender somewhere since there is ISO 4217. @returns {Currency[]} */
function unicodeCurrencies() {
  const path = require.resolve('cldr-core/supplemental/currencyData.json');
  const { region: regions, fractions } = JSON.parse(readFileSync(path, 'utf8')).supplemental.currencyData;
  /** @type {Map<string, string | undefined>} */
  const lastDays = new Map();
  for (const list of Object.values(regions)) {
    for (const entry of list) {
      for (const [code, { _tender: tender, _to: to }] of Object.entries(entry)) {
        if (tender === 'false' || (to !== undefined && to < FIRST_DAY)) continue;
        const known = lastDays.get(code);
        const isOpen = to === undefined || (lastDays.has(code) && known === undefined);
        lastDays.set(code, isOpen ? undefined : known !== undefined && known > to ? known : to);
      }
    }
  }
  return [...lastDays].map(([code, lastDay]) => ({
    code,
    digits: TWO_DECIMALS.has(code) ? 2 : Number(fractions[code]?._digits ?? fractions.DEFAULT._digits),
    ...(lastDay !== undefined && { lastDay }),
  }));
}

/** The list as it stands in the source. @param {string} source @returns {Currency[]} */
export function listIn(source) {
  return [...source.matchAll(/\b([A-Z]{3}) (\d)(?: (\d{4}-\d\d-\d\d))?(?=[,\n])/g)].map(([, code = '', digits, lastDay]) => ({
    code,
    digits: Number(digits),
    ...(lastDay !== undefined && { lastDay }),
  }));
}

/** The source with a list. @param {readonly Currency[]} list */
export function sourceOf(list) {
  const lines = [''];
  for (const { code, digits, lastDay } of list) {
    const entry = `${code} ${digits}${lastDay === undefined ? '' : ` ${lastDay}`},`;
    const line = lines.at(-1) ?? '';
    if (line.length + entry.length > 130) lines.push(entry);
    else lines[lines.length - 1] = line === '' ? entry : `${line} ${entry}`;
  }
  return `/**
 * Made by \`npm run currencies:make\`. The currencies of ISO 4217, today's and those of the past: code, number of decimals, and the last day of those that were
 * withdrawn.
 */
export const CURRENCY_LIST = \`
${lines.join('\n')}
\`;
`;
}
