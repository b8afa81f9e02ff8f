import type { Organisation } from './parties.js';

type Company = Pick<Organisation, 'name' | 'legalName' | 'vatNumber' | 'taxNumber' | 'companyNumber'>;

/**
 * The tenant, with the seller of an invoice. The logo is the tenant's: an invoice of another company does not show it.
 * @param logo one that it shows all the same: that of its custom form
 */
export function withSeller(tenant: Organisation, seller: Company, logo: Uint8Array | null): Organisation {
  return { ...tenant, ...seller, logo: logo ?? (isSameCompany(tenant, seller) ? tenant.logo : null) };
}

/** Whether a text is the name of a company, however it is written. */
export function isNameOf(text: string, company: Pick<Company, 'name' | 'legalName'>): boolean {
  return shares([text], namesOf(company));
}

/** Whether two sellers are one company: they share a name, a VAT number, a tax number or a company number. */
function isSameCompany(one: Company, other: Company): boolean {
  return shares(namesOf(one), namesOf(other)) || NUMBERS.some((field) => shares([one[field]], [other[field]]));
}

const NUMBERS = ['vatNumber', 'taxNumber', 'companyNumber'] as const;

function namesOf({ name, legalName }: Pick<Company, 'name' | 'legalName'>) {
  return [name, legalName];
}

function shares(some: readonly (string | null)[], others: readonly (string | null)[]): boolean {
  const known = new Set(some.map(comparable));
  return others.some((text) => text !== null && known.has(comparable(text)));
}

/** Without blanks, marks and case: "GB 918 2746 05" is "gb918274605". */
function comparable(text: string | null): string | null {
  return (
    text &&
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '')
  );
}
