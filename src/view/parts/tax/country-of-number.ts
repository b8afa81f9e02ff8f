/** How VAT numbers of the European Union, Northern Ireland, Great Britain and Switzerland begin; Greece writes EL. */
const PREFIX =
  /^(?<prefix>AT|BE|BG|CY|CZ|DE|DK|EE|EL|GR|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI|GB|CH)(?=[\s.-]*\p{Lu}{0,3}[\s.-]*\d)/u;

/** The country that gave a tax number, by how the number begins, else that of its holder. */
export function countryOfNumber(number: string | null, home: string | null): string | null {
  const prefix = PREFIX.exec(number?.trim() ?? '')?.groups?.['prefix'];
  return prefix === 'EL' ? 'GR' : (prefix ?? home);
}

/** How company numbers look in countries where they have a name of their own. */
const REGISTERED: Readonly<Record<string, RegExp>> = {
  AT: /^(?:FN)?\d{1,6}\p{Ll}$/iu,
  CH: /^CHE\d/u,
  LI: /^CHE\d/u,
  // 法人番号; other numbers of a Japanese company have other names.
  JP: /^\d{13}$/u,
  NL: /^(?:KvK)?\d{8}$/iu,
  BR: /^[\dA-Z]{12}\d{2}$/u,
  TW: /^\d{8}$/u,
};

/** The country whose register gave a company number, if the number looks like one of that register and has a name of its own there; else null. */
export function countryOfCompanyNumber(number: string | null, home: string | null): string | null {
  const form = REGISTERED[home ?? ''];
  return form?.test((number ?? '').replaceAll(/[\s./-]/gu, '')) ? home : null;
}
