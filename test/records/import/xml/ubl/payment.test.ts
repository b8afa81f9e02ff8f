import { describe, expect, it } from '@jest/globals';
import { read } from '../fixtures/read.js';
import { ubl } from '../fixtures/ubl.js';

const means = (code: string, more: string) =>
  `<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode>${more}</cac:PaymentMeans>`;
const account = (id: string, more = '') => `<cac:PayeeFinancialAccount><cbc:ID>${id}</cbc:ID>${more}</cac:PayeeFinancialAccount>`;
const sepa = '<cac:PartyIdentification><cbc:ID schemeID="SEPA">FR72ZZZ123456</cbc:ID></cac:PartyIdentification>';

describe('the payment of a UBL invoice', () => {
  it('has several accounts, and what to quote', async () => {
    const bank =
      '<cbc:Name>Boucher</cbc:Name><cac:FinancialInstitutionBranch><cbc:ID>AGRIFRPP</cbc:ID><cac:FinancialInstitution><cbc:Name>Crédit</cbc:Name></cac:FinancialInstitution></cac:FinancialInstitutionBranch>';
    const payment =
      means('30', `<cbc:PaymentID>RF18 5390</cbc:PaymentID>${account('FR76 3000 6000 0112 3456 7890 189', bank)}`).replace(
        '<cbc:PaymentMeansCode',
        '<cbc:PaymentMeansCode name="Virement"',
      ) + means('30', `<cbc:PaymentID>RF18 5390</cbc:PaymentID>${account('12-34-56 00112233')}`);
    const { invoice, unmapped } = await read(ubl({ payment }));
    expect(unmapped).toEqual([]);
    expect(invoice.remittanceInformation).toBe('RF18 5390');
    expect(invoice.paymentMeans).toEqual([
      {
        meansCode: '30',
        meansText: 'Virement',
        iban: 'FR7630006000011234567890189',
        accountName: 'Boucher',
        bic: 'AGRIFRPP',
        bankName: 'Crédit',
      },
      { meansCode: '30', accountNumber: '12-34-56 00112233' },
    ]);
  });

  it('reports another thing to quote', async () => {
    const { invoice, unmapped } = await read(
      ubl({ payment: means('30', '<cbc:PaymentID>A</cbc:PaymentID>') + means('58', '<cbc:PaymentID>BC</cbc:PaymentID>') }),
    );
    expect(invoice.remittanceInformation).toBe('A');
    expect(unmapped).toEqual([{ xpath: '/ubl:Invoice/cac:PaymentMeans[2]/cbc:PaymentID', length: 2 }]);
  });

  it('has a direct debit with mandate, creditor and account', async () => {
    const mandate =
      '<cac:PaymentMandate><cbc:ID>M-5</cbc:ID><cac:PayerFinancialAccount><cbc:ID>BE68539007547034</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate>';
    const { invoice, unmapped } = await read(ubl({ seller: sepa, payment: means('30', '') + means('59', mandate) }));
    expect(unmapped).toEqual([]);
    expect(invoice.paymentMeans).toEqual([
      { meansCode: '30' },
      { meansCode: '59', mandateReference: 'M-5', debitedAccount: 'BE68539007547034', creditorIdentifier: 'FR72ZZZ123456' },
    ]);
    expect(invoice.seller?.identifiers).toBeUndefined();
  });

  it('takes a payee that only has the creditor identifier for no payee', async () => {
    const { invoice } = await read(ubl({ parties: `<cac:PayeeParty>${sepa}</cac:PayeeParty>`, payment: means('49', '') }));
    expect(invoice.payee).toBeUndefined();
    expect(invoice.paymentMeans).toEqual([{ meansCode: '49', creditorIdentifier: 'FR72ZZZ123456' }]);
  });

  it('has a card, and reports its network', async () => {
    const card =
      '<cac:CardAccount><cbc:PrimaryAccountNumberID>xxxx4321</cbc:PrimaryAccountNumberID><cbc:NetworkID>VISA</cbc:NetworkID><cbc:HolderName>Luc Lambert</cbc:HolderName></cac:CardAccount>';
    const { invoice, unmapped } = await read(ubl({ payment: means('48', card) }));
    expect(invoice.paymentMeans).toEqual([{ meansCode: '48', cardNumber: 'xxxx4321', cardHolder: 'Luc Lambert' }]);
    expect(unmapped).toEqual([{ xpath: '/ubl:Invoice/cac:PaymentMeans/cac:CardAccount/cbc:NetworkID', length: 4 }]);
  });

  it.each(['4111111111117731', '4111 1111 1111 7731'])(
    'has only the last digits of a whole card number, and reports it: %s',
    async (number) => {
      const card = `<cac:CardAccount><cbc:PrimaryAccountNumberID>${number}</cbc:PrimaryAccountNumberID></cac:CardAccount>`;
      const { invoice, unmapped } = await read(ubl({ payment: means('48', card) }));
      expect(invoice.paymentMeans).toEqual([{ meansCode: '48', cardNumber: '7731' }]);
      const xpath = '/ubl:Invoice/cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID';
      expect(unmapped).toEqual([{ xpath, length: number.length }]);
    },
  );

  it('has third-party payments in the extension of XRechnung, and only there', async () => {
    const payment =
      '<cac:PrepaidPayment><cbc:ID>Parking</cbc:ID><cbc:PaidAmount currencyID="EUR">7.5</cbc:PaidAmount><cbc:InstructionID>City</cbc:InstructionID></cac:PrepaidPayment>';
    const specification = 'urn:cen.eu:en16931:2017#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0';
    expect((await read(ubl({ payment, specification }))).invoice.thirdPartyPayments).toEqual([
      { type: 'Parking', amount: '7.5', description: 'City' },
    ]);
    const { invoice, unmapped } = await read(ubl({ payment }));
    expect(invoice.thirdPartyPayments).toBeUndefined();
    expect(unmapped).toHaveLength(4);
  });

  it('has taxes that are withheld', async () => {
    const taxTotals = `<cac:WithholdingTaxTotal><cbc:TaxAmount currencyID="EUR">13.50</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">90.00</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="EUR">13.50</cbc:TaxAmount><cac:TaxCategory><cbc:Percent>15</cbc:Percent><cac:TaxScheme><cbc:Name>IRPF</cbc:Name></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:WithholdingTaxTotal>`;
    const { invoice, unmapped } = await read(ubl({ payment: taxTotals }));
    expect(unmapped).toEqual([]);
    expect(invoice.withholdingTaxes).toEqual([{ name: 'IRPF', rate: '15', baseAmount: '90.00', amount: '13.50' }]);
  });
});
