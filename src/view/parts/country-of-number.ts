/** How VAT numbers of the European Union, Northern Ireland, Great Britain and Switzerland begin; Greece writes EL. */
const PREFIX =
  /^(?<prefix>AT|BE|BG|CY|CZ|DE|DK|EE|EL|GR|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI|GB|CH)(?=[\s.-]*\p{Lu}{0,3}[\s.-]*\d)/u;

/** The country that gave a tax number, by how the number begins, else that of its holder. */
export function countryOfNumber(number: string | null, home: string | null): string | null {
  const prefix = PREFIX.exec(number?.trim() ?? '')?.groups?.['prefix'];
  return prefix === 'EL' ? 'GR' : (prefix ?? home);
}
