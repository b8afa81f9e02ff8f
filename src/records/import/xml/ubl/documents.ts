import { attached, documentAddress } from '../common/attachment.js';
import type { XmlElement } from '../../../../xml/element.js';
import { path, select } from '../../../../xml/select.js';
import type { DocumentInput } from '../values/record.js';
import type { Reading } from '../values/reading.js';
import { at, fill, needed } from '../values/source.js';
import { line } from '../values/texts.js';

const DOCUMENT = {
  reference: needed('cbc:ID', line, 'BT-122'),
  description: at('cbc:DocumentDescription', line, 'BT-123'),
  url: at('cac:Attachment/cac:ExternalReference/cbc:URI', documentAddress, 'BT-124'),
};

/** BG-24. References to the invoiced object (130), and of a credit note to the project (50), share its element. */
export function ublDocuments(root: XmlElement, reading: Reading): DocumentInput[] {
  const others = root.name === 'cn:CreditNote' ? ['130', '50'] : ['130'];
  return select(root, path('cac:AdditionalDocumentReference'))
    .filter(
      (element) =>
        !others.some((typeCode) => select(element, path('cbc:DocumentTypeCode')).some(({ text }) => text.trim() === typeCode)),
    )
    .map((element) => {
      const [file] = select(element, path('cac:Attachment/cbc:EmbeddedDocumentBinaryObject'));
      return { ...fill(element, DOCUMENT, reading), ...attached(file, reading) } as DocumentInput;
    });
}
