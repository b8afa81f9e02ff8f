import type { XmlElement } from '../../../../xml/element.js';
import { type Path, select } from '../../../../xml/select.js';
import type { Reading } from '../values/reading.js';
import { identifier } from '../values/texts.js';

/** The identifiers of a party at some paths. */
export function identifiersAt(party: XmlElement, paths: readonly Path[], reading: Reading, term: string) {
  return paths.flatMap((one) => select(party, one)).flatMap((element) => identifier(element, reading, term) ?? []);
}

/** The number of a company in its register, in two fields. */
export function companyFields(company: { id: string; scheme?: string } | undefined) {
  return company === undefined ? {} : { companyNumber: company.id, companyNumberScheme: company.scheme };
}
