import type { MarkedSeller } from '../national-marks.js';

/** A number as it is compared: without blanks, dots, hyphens and slashes, in capitals. */
function plain(text: string | null): string {
  return (text ?? '').toUpperCase().replaceAll(/[\s./-]/g, '');
}

/**
 * The seller's tax number of a country, without the country's prefix: of the VAT number, or of the national number of a seller in that country. Null if there is none.
 * @param prefixes of VAT numbers, such as EL and GR @param form the number without its prefix
 */
export function sellerNumber(
  { vatNumber, taxNumber, address }: MarkedSeller,
  country: string,
  prefixes: readonly string[],
  form: RegExp,
): string | null {
  const own = (text: string) => {
    const prefix = prefixes.find((one) => text.startsWith(one) && form.test(text.slice(one.length)));
    return prefix === undefined ? null : text.slice(prefix.length);
  };
  const [vat, national] = [plain(vatNumber), plain(taxNumber)];
  const prefixed = own(vat) ?? own(national);
  if (prefixed !== null) return prefixed;
  if (address.countryCode !== country) return null;
  return [national, vat].find((text) => form.test(text)) ?? null;
}
