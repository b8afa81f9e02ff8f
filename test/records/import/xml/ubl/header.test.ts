import { describe, expect, it } from '@jest/globals';
import { faultOf, faultsOf, organisationId, read } from '../fixtures/read.js';
import { ubl } from '../fixtures/ubl.js';

const referenced = (tag: string, id: string, more = '') => `<cac:${tag}><cbc:ID>${id}</cbc:ID>${more}</cac:${tag}>`;
const typed = (id: string, code: string) =>
  referenced('AdditionalDocumentReference', id, `<cbc:DocumentTypeCode>${code}</cbc:DocumentTypeCode>`);

describe('the header of a UBL invoice', () => {
  it('rounds tax once for each entry of the breakdown, whatever the organisation does', async () => {
    expect((await read(ubl())).invoice.taxRounding).toBe('BREAKDOWN');
  });

  it('has number, day, type, currency and specification', async () => {
    const { invoice, syntax, unmapped } = await read(ubl({ header: '<cbc:DueDate>2026-03-12+01:00</cbc:DueDate>' }));
    expect(syntax).toBe('UBL');
    expect(unmapped).toEqual([]);
    expect(invoice).toMatchObject({
      organisationId,
      type: 'INVOICE',
      typeCode: '380',
      number: 'HB-7731',
      issueDate: '2026-02-10',
      dueDate: '2026-03-12',
      currencyCode: 'EUR',
      specificationId: 'urn:cen.eu:en16931:2017',
    });
  });

  it('has all references', async () => {
    const header = '<cbc:TaxPointDate>2026-02-09</cbc:TaxPointDate>';
    const references = `<cbc:AccountingCost>4711-A</cbc:AccountingCost><cbc:BuyerReference>04011000-12345-03</cbc:BuyerReference>
      <cac:InvoicePeriod><cbc:StartDate>2026-01-01</cbc:StartDate><cbc:EndDate>2026-01-31</cbc:EndDate><cbc:DescriptionCode>35</cbc:DescriptionCode></cac:InvoicePeriod>
      <cac:OrderReference><cbc:ID>PO 9</cbc:ID><cbc:SalesOrderID>SO 3</cbc:SalesOrderID></cac:OrderReference>
      <cac:BillingReference>${referenced('InvoiceDocumentReference', 'HB-1', '<cbc:IssueDate>2025-12-01</cbc:IssueDate>')}</cac:BillingReference>
      <cac:BillingReference>${referenced('InvoiceDocumentReference', 'HB-2')}</cac:BillingReference>
      ${referenced('DespatchDocumentReference', 'DA 7')}${referenced('ReceiptDocumentReference', 'RA 6')}${referenced('OriginatorDocumentReference', 'LOT 5')}
      ${referenced('ContractDocumentReference', 'C 8')}
      <cac:AdditionalDocumentReference><cbc:ID schemeID="ABZ">BN-XY 12</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>
      ${referenced('ProjectReference', 'Port 2')}`;
    const { invoice, unmapped } = await read(
      ubl({ header, references: `<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:ProfileID>urn:p:1</cbc:ProfileID>${references}` }),
    );
    expect(unmapped).toEqual([]);
    expect(invoice).toMatchObject({
      processId: 'urn:p:1',
      taxPointDate: '2026-02-09',
      taxPointDateCode: '35',
      billingStartDate: '2026-01-01',
      billingEndDate: '2026-01-31',
      buyerReference: '04011000-12345-03',
      projectReference: 'Port 2',
      contractReference: 'C 8',
      purchaseOrderReference: 'PO 9',
      orderNumber: 'SO 3',
      receivingAdviceReference: 'RA 6',
      despatchAdviceReference: 'DA 7',
      tenderReference: 'LOT 5',
      invoicedObject: { id: 'BN-XY 12', scheme: 'ABZ' },
      accountingReference: '4711-A',
      precedingInvoices: [{ number: 'HB-1', date: '2025-12-01' }, { number: 'HB-2' }],
    });
    expect(invoice.supportingDocuments).toBeUndefined();
  });

  it('takes the filler of Peppol for no order of the buyer', async () => {
    const order = (id: string, seller: string) =>
      ubl({ references: `<cac:OrderReference><cbc:ID>${id}</cbc:ID>${seller}</cac:OrderReference>` });
    const { invoice } = await read(order('NA', '<cbc:SalesOrderID>SO 3</cbc:SalesOrderID>'));
    expect([invoice.purchaseOrderReference, invoice.orderNumber]).toEqual([undefined, 'SO 3']);
    expect((await read(order('NA', ''))).invoice.purchaseOrderReference).toBe('NA');
  });

  it('has the project of a credit note among its documents', async () => {
    const { invoice } = await read(ubl({ root: 'CreditNote', references: typed('Port 2', '50') }));
    expect([invoice.projectReference, invoice.supportingDocuments]).toEqual(['Port 2', undefined]);
    const other = await read(ubl({ references: typed('Port 2', '50') }));
    expect([other.invoice.projectReference, other.invoice.supportingDocuments]).toEqual([undefined, [{ reference: 'Port 2' }]]);
    expect(other.unmapped).toEqual([{ xpath: '/ubl:Invoice/cac:AdditionalDocumentReference/cbc:DocumentTypeCode', length: 2 }]);
  });

  it('has notes with their subject codes, and terms of payment without the indentation of the file', async () => {
    const header =
      '<cbc:Note>#AAI#First\n  line two</cbc:Note><cbc:Note>Second #1#</cbc:Note><cbc:Note>#SUR#</cbc:Note><cbc:Note/>';
    const payment =
      '<cac:PaymentTerms><cbc:Note>#SKONTO#TAGE=14#PROZENT=2.25#\n            Net 30 days\n              from today</cbc:Note></cac:PaymentTerms>';
    const { invoice } = await read(ubl({ header, payment }));
    expect(invoice.notes).toEqual([{ subjectCode: 'AAI', text: 'First\nline two' }, { text: 'Second #1#' }]);
    expect(invoice.terms).toBe('#SKONTO#TAGE=14#PROZENT=2.25#\nNet 30 days\n  from today');
  });

  it('has the due day of a credit note beside the means of payment', async () => {
    const payment =
      '<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-04-01</cbc:PaymentDueDate></cac:PaymentMeans>';
    expect((await read(ubl({ root: 'CreditNote', payment }))).invoice.dueDate).toBe('2026-04-01');
  });

  it('makes one line of a text that must be one', async () => {
    expect(
      (await read(ubl({ references: '<cbc:BuyerReference>\n  a\n\tb  </cbc:BuyerReference>' }))).invoice.buyerReference,
    ).toBe('a b');
  });

  it('is refused without what every invoice has, all faults at once', async () => {
    const xml = ubl()
      .replace('<cbc:ID>HB-7731</cbc:ID>', '<cbc:ID> </cbc:ID>')
      .replace(/<cbc:IssueDate>.*?<\/cbc:IssueDate>/, '')
      .replace(/<cbc:InvoiceTypeCode>.*?<\/cbc:InvoiceTypeCode>/, '')
      .replace(/<cbc:DocumentCurrencyCode>.*?<\/cbc:DocumentCurrencyCode>/, '');
    expect(await faultsOf(xml)).toEqual([
      { path: '/ubl:Invoice/cbc:ID', message: 'is missing (BT-1)' },
      { path: '/ubl:Invoice/cbc:IssueDate', message: 'is missing (BT-2)' },
      { path: '/ubl:Invoice/cbc:InvoiceTypeCode', message: 'is missing (BT-3)' },
      { path: '/ubl:Invoice/cbc:DocumentCurrencyCode', message: 'is missing (BT-5)' },
    ]);
  });

  it.each(['2026-02-30', '10.02.2026', '2026-2-1', '2026-02-10T09:00:00', '20260210'])(
    'is refused with the day %s',
    async (day) => {
      expect(await faultOf(ubl({ header: `<cbc:DueDate>${day}</cbc:DueDate>` }))).toEqual({
        path: '/ubl:Invoice/cbc:DueDate',
        message: 'must be a day, such as 2026-03-01 (BT-9)',
      });
    },
  );
});
