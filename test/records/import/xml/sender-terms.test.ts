import { describe, expect, it } from '@jest/globals';
import { ImportError, type ImportFault } from '../../../../src/records/faults/errors.js';
import { inXmlTerms } from '../../../../src/records/import/xml/sender-terms.js';
import { cii, ciiLine } from './fixtures/cii.js';
import { read } from './fixtures/read.js';
import { ubl } from './fixtures/ubl.js';

/** What a sender of the document reads of a fault in `invoices[0]`. */
async function told(xml: string, field: string, message: string): Promise<ImportFault | undefined> {
  const { places } = await read(xml);
  const error = inXmlTerms(new ImportError([{ path: `invoices[0].${field}`, message }]), places);
  return error instanceof ImportError ? error.faults[0] : undefined;
}

const WRONG = 'is 5.00; it must be 6.00';

describe('a fault in an invoice that came as XML', () => {
  it('names the element of the line, its term and the number of the line', async () => {
    expect(await told(ubl(), 'lines[0].netAmount', WRONG)).toEqual({
      path: '/ubl:Invoice/cac:InvoiceLine[1]/cbc:LineExtensionAmount',
      message: `${WRONG} (BT-131, line "1")`,
    });
    expect(await told(cii({ lines: ciiLine({ id: '7' }) }), 'lines[0].name', 'must not be longer')).toEqual({
      path: '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem[1]/ram:SpecifiedTradeProduct/ram:Name',
      message: 'must not be longer (BT-153, line "7")',
    });
  });

  it('names the line and the field where no element is known', async () => {
    expect(await told(ubl(), 'lines[0].allowancesAndCharges[0].amount', WRONG)).toEqual({
      path: '/ubl:Invoice/cac:InvoiceLine[1]',
      message: `allowancesAndCharges[0].amount ${WRONG} (line "1")`,
    });
  });

  it.each([
    ['totals.taxTotal', '/ubl:Invoice/cac:TaxTotal/cbc:TaxAmount', 'BT-110'],
    ['totals.amountDue', '/ubl:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount', 'BT-115'],
    ['paidAmount', '/ubl:Invoice/cac:LegalMonetaryTotal/cbc:PrepaidAmount', 'BT-113'],
    ['taxBreakdown[0].taxAmount', 'invoices[0].taxBreakdown[0].taxAmount', 'BT-117'],
  ])('names %s by %s', async (field, path, term) => {
    expect(await told(ubl(), field, WRONG)).toEqual({ path, message: `${WRONG} (${term})` });
  });

  it('names the totals of CII', async () => {
    expect(await told(cii(), 'totals.taxInclusive', WRONG)).toEqual({
      path: '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:GrandTotalAmount',
      message: `${WRONG} (BT-112)`,
    });
  });

  it('has the signs of the document, where those of a credit note were turned', async () => {
    const turned = (field: string, message: string) => told(ubl({ typeCode: '381' }), field, message);
    expect((await turned('lines[0].netAmount', 'is -118.00; it must be -119.00'))?.message).toMatch(
      /^is 118.00; it must be 119.00 \(/,
    );
    expect((await turned('totals.amountDue', 'is 3.00; it must be -119.00'))?.message).toBe(
      'is -3.00; it must be 119.00 (BT-115)',
    );
    expect((await turned('lines[0].unitPrice', 'is 5; it must be 6'))?.message).toMatch(/^is 5; it must be 6 \(/);
    expect((await told(ubl(), 'totals.amountDue', 'is -3.00; it must be 119.00'))?.message).toMatch(
      /^is -3.00; it must be 119.00/,
    );
  });

  it('stays as it is where nothing better is known', async () => {
    expect(await told(ubl(), 'accountId', 'is missing')).toEqual({ path: 'invoices[0].accountId', message: 'is missing' });
    const { places } = await read(ubl());
    const other = new Error('another');
    expect(inXmlTerms(other, places)).toBe(other);
  });
});
