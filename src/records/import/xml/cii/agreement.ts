import { attached, documentAddress } from '../common/attachment.js';
import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import type { DocumentInput, InvoiceInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { line } from '../values/texts.js';

// BT-10 to BT-14, BT-17, BT-18, BG-24: what was agreed.

const REFERENCES = {
  buyerReference: at('ram:BuyerReference', line, 'BT-10'),
  projectReference: at('ram:SpecifiedProcuringProject/ram:ID', line, 'BT-11'),
  contractReference: at('ram:ContractReferencedDocument/ram:IssuerAssignedID', line, 'BT-12'),
  purchaseOrderReference: at('ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID', line, 'BT-13'),
  orderNumber: at('ram:SellerOrderReferencedDocument/ram:IssuerAssignedID', line, 'BT-14'),
  tenderReference: at('ram:AdditionalReferencedDocument[ram:TypeCode=50]/ram:IssuerAssignedID', line, 'BT-17'),
};

const OBJECT = {
  id: at('ram:AdditionalReferencedDocument[ram:TypeCode=130]/ram:IssuerAssignedID', line, 'BT-18'),
  scheme: at('ram:AdditionalReferencedDocument[ram:TypeCode=130]/ram:ReferenceTypeCode', line, 'BT-18-1'),
};

const DOCUMENT = {
  reference: needed('ram:IssuerAssignedID', line, 'BT-122'),
  description: at('ram:Name', line, 'BT-123'),
  url: at('ram:URIID', documentAddress, 'BT-124'),
};

/** The syntax wants a name for the project. One that only says what it is, or repeats the number, tells nothing. */
const PROJECT_NAMES: ReadonlySet<string | undefined> = new Set(['Project reference', 'Project Reference']);

/** References and supporting documents. */
export function ciiAgreement(agreement: XmlElement, reading: Reading): Partial<InvoiceInput> {
  const references = fill(agreement, REFERENCES, reading);
  const { id, scheme } = fill(agreement, OBJECT, reading);
  for (const name of select(agreement, path('ram:SpecifiedProcuringProject/ram:Name'))) {
    name.isRead = PROJECT_NAMES.has(name.text.trim()) || name.text.trim() === references.projectReference;
  }
  return {
    ...references,
    invoicedObject: id === undefined ? undefined : { id, scheme },
    supportingDocuments: documentsOf(agreement, reading),
  };
}

/** BG-24 has the type code 916. A document with another one is held too, and its code reported as unmapped. */
function documentsOf(agreement: XmlElement, reading: Reading): DocumentInput[] {
  return select(agreement, path('ram:AdditionalReferencedDocument'))
    .filter((element) => !['50', '130'].includes(select(element, path('ram:TypeCode'))[0]?.text.trim() ?? ''))
    .map((element) => {
      for (const type of select(element, path('ram:TypeCode'))) type.isRead = type.text.trim() === '916';
      const [file] = select(element, path('ram:AttachmentBinaryObject'));
      return { ...fill(element, DOCUMENT, reading), ...attached(file, reading) } as DocumentInput;
    });
}
