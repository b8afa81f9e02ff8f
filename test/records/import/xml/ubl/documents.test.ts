import { describe, expect, it } from '@jest/globals';
import { faultOf, read } from '../fixtures/read.js';
import { ubl } from '../fixtures/ubl.js';

const documentOf = (more: string) =>
  ubl({ references: `<cac:AdditionalDocumentReference><cbc:ID>Sheet 1</cbc:ID>${more}</cac:AdditionalDocumentReference>` });
const PATH = '/ubl:Invoice/cac:AdditionalDocumentReference/cac:Attachment';

describe('the supporting documents of a UBL invoice', () => {
  it('are embedded, with line breaks in the base64', async () => {
    const { invoice, unmapped } = await read(
      documentOf(
        '<cbc:DocumentDescription>Hours</cbc:DocumentDescription><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="hours.csv">\n  aG91\n  cnM=\n</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>',
      ),
    );
    expect(unmapped).toEqual([]);
    expect(invoice.supportingDocuments).toEqual([
      { reference: 'Sheet 1', description: 'Hours', content: 'aG91cnM=', mediaType: 'text/csv', fileName: 'hours.csv' },
    ]);
  });

  it('are at an address on the web; another address is reported', async () => {
    const at = (url: string) =>
      read(
        documentOf(`<cac:Attachment><cac:ExternalReference><cbc:URI>${url}</cbc:URI></cac:ExternalReference></cac:Attachment>`),
      );
    expect((await at('https://docs.example/1')).invoice.supportingDocuments).toEqual([
      { reference: 'Sheet 1', url: 'https://docs.example/1' },
    ]);
    const { invoice, unmapped } = await at('javascript:alert(1)');
    expect(invoice.supportingDocuments).toEqual([{ reference: 'Sheet 1' }]);
    expect(unmapped).toEqual([{ xpath: `${PATH}/cac:ExternalReference/cbc:URI`, length: 19 }]);
  });

  it('are refused if they are not base64', async () => {
    const xml = documentOf(
      '<cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="a/b" filename="c">%%%</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>',
    );
    expect(await faultOf(xml)).toEqual({ path: `${PATH}/cbc:EmbeddedDocumentBinaryObject`, message: 'must be base64 (BT-125)' });
  });
});
