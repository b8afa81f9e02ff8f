import { Dict } from '../read/objects.js';
import { NS } from '../model/schemas.js';
import { named } from '../model/xmp.js';
import { rule, unless, type Facts, type Rule } from './rule.js';

/** The names that Factur-X, ZUGFeRD and XRechnung give to the invoice in a PDF. */
const INVOICE_FILES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];

const LEVELS = ['MINIMUM', 'BASIC WL', 'BASIC', 'EN 16931', 'EXTENDED', 'XRECHNUNG'];

const PROPERTIES = ['DocumentType', 'DocumentFileName', 'Version', 'ConformanceLevel'];

const invoiceFiles = ({ values }: Facts): Dict[] =>
  values.flatMap(({ value }) => (value instanceof Dict && INVOICE_FILES.includes(value.text('UF') ?? '') ? [value] : []));

/** A property of Factur-X; undefined unless it stands there once. */
function property({ xmp }: Facts, name: string): string | undefined {
  const [only, ...more] = named(xmp, NS.facturX, name);
  return more.length === 0 ? only?.text : undefined;
}

const isEInvoice = (facts: Facts) => facts.xmp.properties.some(({ namespace }) => namespace === NS.facturX);

/** Rules of Factur-X 1.09 (6.2 and 6.3) for the PDF around the XML. veraPDF does not know them. */
export const eInvoiceRules: Rule[] = [
  rule('own', 'an e-invoice is inside if and only if the metadata says so', (facts) =>
    unless(isEInvoice(facts) === (invoiceFiles(facts).length === 1), `${invoiceFiles(facts).length} files`),
  ),
  rule('own', 'the metadata says of an e-invoice what Factur-X wants to know', (facts) =>
    isEInvoice(facts) ? PROPERTIES.filter((name) => property(facts, name) === undefined) : [],
  ),
  rule('own', 'the metadata names the file of the e-invoice', (facts) =>
    invoiceFiles(facts)
      .map((file) => file.text('UF') ?? '')
      .filter((name) => isEInvoice(facts) && name !== property(facts, 'DocumentFileName')),
  ),
  rule('own', 'an e-invoice is an invoice of a known profile', (facts) =>
    unless(
      !isEInvoice(facts) ||
        (property(facts, 'DocumentType') === 'INVOICE' && LEVELS.includes(property(facts, 'ConformanceLevel') ?? '')),
      `${property(facts, 'DocumentType')} ${property(facts, 'ConformanceLevel')}`,
    ),
  ),
  rule('own', 'an e-invoice is data or an alternative of the page, in XML', (facts) =>
    invoiceFiles(facts).flatMap((file) => [
      ...unless(
        /^(?:Alternative|Data|Source)$/.test(file.name('AFRelationship') ?? ''),
        file.name('AFRelationship') ?? 'nothing',
      ),
      ...unless(file.dict('EF')?.stream('UF')?.dict.name('Subtype') === 'text/xml', 'its media type'),
    ]),
  ),
];
