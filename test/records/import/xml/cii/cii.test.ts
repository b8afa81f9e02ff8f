import { describe, expect, it } from '@jest/globals';
import { cii, ciiAddress, ciiDate, ciiLine, ciiTax, ciiTotals } from '../fixtures/cii.js';
import { faultOf, faultsOf, read } from '../fixtures/read.js';

const referenced = (tag: string, id: string, more = '') =>
  `<ram:${tag}><ram:IssuerAssignedID>${id}</ram:IssuerAssignedID>${more}</ram:${tag}>`;
const attached = (id: string, type: string, more = '') =>
  `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>${id}</ram:IssuerAssignedID>${more}<ram:TypeCode>${type}</ram:TypeCode></ram:AdditionalReferencedDocument>`;

describe('the header of a CII invoice', () => {
  it('has days, notes and references', async () => {
    const { invoice, syntax, unmapped } = await read(
      cii({
        context:
          '<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>urn:p:1</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>',
        document:
          '<ram:IncludedNote><ram:Content>First\nline</ram:Content><ram:SubjectCode>AAI</ram:SubjectCode></ram:IncludedNote><ram:IncludedNote><ram:Content>Second</ram:Content></ram:IncludedNote>',
        agreement: '<ram:BuyerReference>REF 1</ram:BuyerReference>',
        agreementTail: `${referenced('SellerOrderReferencedDocument', 'SO 3')}${referenced('BuyerOrderReferencedDocument', 'PO 9')}${referenced('ContractReferencedDocument', 'C 8')}
          ${attached('LOT 5', '50')}${attached('BN-XY 12', '130', '<ram:ReferenceTypeCode>ABZ</ram:ReferenceTypeCode>')}
          ${attached('Sheet 1', '916', '<ram:URIID>https://docs.example/1</ram:URIID><ram:Name>Hours</ram:Name><ram:AttachmentBinaryObject mimeCode="text/csv" filename="h.csv">aG91cnM=</ram:AttachmentBinaryObject>')}
          <ram:SpecifiedProcuringProject><ram:ID>Port 2</ram:ID><ram:Name>Project reference</ram:Name></ram:SpecifiedProcuringProject>`,
        delivery: `<ram:ShipToTradeParty><ram:GlobalID schemeID="0088">5412345000037</ram:GlobalID><ram:Name>Dépôt 2</ram:Name>${ciiAddress('BE', '<ram:CityName>Gent</ram:CityName>')}</ram:ShipToTradeParty>
          <ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>${ciiDate('202602081530', '203')}</ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent>
          ${referenced('DespatchAdviceReferencedDocument', 'DA 7')}${referenced('ReceivingAdviceReferencedDocument', 'RA 6')}`,
        settlementHead: '<ram:PaymentReference>RF18 5390</ram:PaymentReference>',
        settlementTail: `<ram:BillingSpecifiedPeriod><ram:StartDateTime>${ciiDate('20260101')}</ram:StartDateTime><ram:EndDateTime>${ciiDate('20260131')}</ram:EndDateTime></ram:BillingSpecifiedPeriod>
          <ram:SpecifiedTradePaymentTerms><ram:Description>Net 30 days</ram:Description><ram:DueDateDateTime>${ciiDate('20260312')}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>`,
        settlementEnd: `${referenced('InvoiceReferencedDocument', 'HB-1', '<ram:FormattedIssueDateTime><qdt:DateTimeString format="102">20251201</qdt:DateTimeString></ram:FormattedIssueDateTime>')}
          ${referenced('InvoiceReferencedDocument', 'HB-2')}<ram:ReceivableSpecifiedTradeAccountingAccount><ram:ID>4711-A</ram:ID></ram:ReceivableSpecifiedTradeAccountingAccount>`,
      }),
    );
    expect([syntax, unmapped]).toEqual(['CII', []]);
    expect(invoice).toMatchObject({
      type: 'INVOICE',
      typeCode: '380',
      number: 'HB-7731',
      issueDate: '2026-02-10',
      dueDate: '2026-03-12',
      currencyCode: 'EUR',
      processId: 'urn:p:1',
      specificationId: 'urn:cen.eu:en16931:2017',
      notes: [{ subjectCode: 'AAI', text: 'First\nline' }, { text: 'Second' }],
      buyerReference: 'REF 1',
      projectReference: 'Port 2',
      contractReference: 'C 8',
      purchaseOrderReference: 'PO 9',
      orderNumber: 'SO 3',
      receivingAdviceReference: 'RA 6',
      despatchAdviceReference: 'DA 7',
      tenderReference: 'LOT 5',
      invoicedObject: { id: 'BN-XY 12', scheme: 'ABZ' },
      supportingDocuments: [
        {
          reference: 'Sheet 1',
          description: 'Hours',
          url: 'https://docs.example/1',
          content: 'aG91cnM=',
          mediaType: 'text/csv',
          fileName: 'h.csv',
        },
      ],
      delivery: {
        name: 'Dépôt 2',
        location: { id: '5412345000037', scheme: '0088' },
        date: '2026-02-08',
        city: 'Gent',
        countryCode: 'BE',
      },
      remittanceInformation: 'RF18 5390',
      billingStartDate: '2026-01-01',
      billingEndDate: '2026-01-31',
      terms: 'Net 30 days',
      precedingInvoices: [{ number: 'HB-1', date: '2025-12-01' }, { number: 'HB-2' }],
      accountingReference: '4711-A',
    });
  });

  it.each([
    ['5', '3'],
    ['29', '35'],
    ['72', '432'],
    ['ZZ', 'ZZ'],
  ])('has the tax point code %s of UNTDID 2475 as %s of UNTDID 2005', async (given, expected) => {
    const taxes = ciiTax('ApplicableTradeTax', { calculated: '18.00', basis: '90.00' }).replace(
      '</ram:CategoryCode>',
      `</ram:CategoryCode><ram:DueDateTypeCode>${given}</ram:DueDateTypeCode>`,
    );
    expect((await read(cii({ taxes: taxes + taxes }))).invoice.taxPointDateCode).toBe(expected);
  });

  it.each([
    ['20260230', '102'],
    ['2026-02-10', '102'],
    ['202602', '610'],
    ['20260210', '999'],
  ])('is refused with the day %s in the format %s', async (day, format) => {
    const settlementTail = `<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>${ciiDate(day, format)}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>`;
    expect(await faultOf(cii({ settlementTail }))).toEqual({
      path: expect.stringMatching(/ram:SpecifiedTradePaymentTerms\/ram:DueDateDateTime\/udt:DateTimeString$/),
      message: 'must be a day in the format 102, such as 20260301 (BT-9)',
    });
  });

  it('is refused without its parts', async () => {
    const xml = cii().replace(/<ram:ApplicableHeaderTradeAgreement>[^]*?<\/ram:ApplicableHeaderTradeAgreement>/, '');
    expect(await faultOf(xml)).toEqual({
      path: '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement',
      message: 'is missing',
    });
    const without = cii()
      .replace('<ram:Name>Hervé Boucher</ram:Name>', '')
      .replace(/<ram:IssueDateTime>.*?<\/ram:IssueDateTime>/, '');
    expect((await faultsOf(without)).map(({ message }) => message)).toEqual(['is missing (BT-2)', 'is missing (BT-27)']);
  });
});

describe('the parties of a CII invoice', () => {
  const contact = `<ram:DefinedTradeContact><ram:PersonName>Nolwenn</ram:PersonName><ram:TelephoneUniversalCommunication><ram:CompleteNumber>+33 1</ram:CompleteNumber></ram:TelephoneUniversalCommunication>
    <ram:EmailURIUniversalCommunication><ram:URIID>n@b.example</ram:URIID></ram:EmailURIUniversalCommunication></ram:DefinedTradeContact>`;
  const legal =
    '<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">552008443</ram:ID><ram:TradingBusinessName>Shop</ram:TradingBusinessName></ram:SpecifiedLegalOrganization>';
  const registered = (id: string, scheme: string) =>
    `<ram:SpecifiedTaxRegistration><ram:ID schemeID="${scheme}">${id}</ram:ID></ram:SpecifiedTaxRegistration>`;
  const endpoint =
    '<ram:URIUniversalCommunication><ram:URIID schemeID="EM">in@b.example</ram:URIID></ram:URIUniversalCommunication>';
  const ids = '<ram:ID>A 1</ram:ID><ram:GlobalID schemeID="0088">5412345000013</ram:GlobalID>';

  it('has seller, buyer, payee and tax representative', async () => {
    const { invoice, unmapped } = await read(
      cii({
        sellerHead: ids,
        seller: `<ram:Description>RCS Brest</ram:Description>${legal}${contact}${ciiAddress('FR', '<ram:PostcodeCode>29200</ram:PostcodeCode><ram:LineOne>a</ram:LineOne><ram:LineTwo>b</ram:LineTwo><ram:LineThree>c</ram:LineThree><ram:CityName>Brest</ram:CityName><ram:CountrySubDivisionName>Bretagne</ram:CountrySubDivisionName>')}${endpoint}${registered('FR1', 'VA')}${registered('123/456', 'FC')}`,
        buyerHead: ids,
        buyer: `${legal}${contact}${ciiAddress('BE')}${endpoint}${registered('BE2', 'VA')}`,
        agreementTail: `<ram:SellerTaxRepresentativeTradeParty><ram:Name>Fisc</ram:Name>${ciiAddress('BE')}${registered('BE3', 'VA')}</ram:SellerTaxRepresentativeTradeParty>`,
        settlement: `<ram:PayeeTradeParty>${ids}<ram:Name>Bank</ram:Name><ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">1</ram:ID></ram:SpecifiedLegalOrganization></ram:PayeeTradeParty>`,
      }),
    );
    expect(unmapped).toEqual([]);
    const shared = {
      companyNumber: '552008443',
      companyNumberScheme: '0002',
      electronicAddress: { id: 'in@b.example', scheme: 'EM' },
      contactName: 'Nolwenn',
      phone: '+33 1',
      email: 'n@b.example',
    };
    expect(invoice.seller).toEqual({
      ...shared,
      name: 'Shop',
      legalName: 'Hervé Boucher',
      identifiers: [{ id: 'A 1' }, { id: '5412345000013', scheme: '0088' }],
      vatNumber: 'FR1',
      taxNumber: '123/456',
      legalInformation: 'RCS Brest',
      address: {
        line1: 'a',
        line2: 'b',
        line3: 'c',
        city: 'Brest',
        postcode: '29200',
        subdivision: 'Bretagne',
        countryCode: 'FR',
      },
    });
    expect(invoice.accountId).toBe('A 1');
    expect(invoice.buyer).toEqual({
      ...shared,
      name: 'Quincaillerie Lambert',
      tradingName: 'Shop',
      identifiers: [{ id: '5412345000013', scheme: '0088' }],
      vatNumber: 'BE2',
      address: { countryCode: 'BE' },
    });
    expect(invoice.payee).toEqual({
      name: 'Bank',
      identifiers: [{ id: 'A 1' }, { id: '5412345000013', scheme: '0088' }],
      companyNumber: '1',
      companyNumberScheme: '0002',
    });
    expect(invoice.taxRepresentative).toEqual({ name: 'Fisc', vatNumber: 'BE3', address: { countryCode: 'BE' } });
  });
});

describe('the payment of a CII invoice', () => {
  const means = (code: string, more: string) =>
    `<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>${code}</ram:TypeCode>${more}</ram:SpecifiedTradeSettlementPaymentMeans>`;

  it('takes only the last digits of a whole card number, and reports it', async () => {
    const card =
      '<ram:ApplicableTradeSettlementFinancialCard><ram:ID>4111111111117731</ram:ID></ram:ApplicableTradeSettlementFinancialCard>';
    const { invoice, unmapped } = await read(cii({ settlement: means('54', card) }));
    expect(invoice.paymentMeans).toMatchObject([{ cardNumber: '7731' }]);
    expect(unmapped).toMatchObject([{ length: 16 }]);
  });

  it('has accounts, direct debit and card', async () => {
    const { invoice, unmapped } = await read(
      cii({
        settlementHead: '<ram:CreditorReferenceID>FR72ZZZ123456</ram:CreditorReferenceID>',
        settlement:
          means(
            '58',
            '<ram:Information>Virement</ram:Information><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>FR76</ram:IBANID><ram:AccountName>B</ram:AccountName></ram:PayeePartyCreditorFinancialAccount><ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>AGRIFRPP</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution>',
          ) +
          means(
            '30',
            '<ram:PayeePartyCreditorFinancialAccount><ram:ProprietaryID>00112233</ram:ProprietaryID></ram:PayeePartyCreditorFinancialAccount>',
          ) +
          means(
            '59',
            '<ram:PayerPartyDebtorFinancialAccount><ram:IBANID>BE68539007547034</ram:IBANID></ram:PayerPartyDebtorFinancialAccount>',
          ) +
          means(
            '54',
            '<ram:ApplicableTradeSettlementFinancialCard><ram:ID>4321</ram:ID><ram:CardholderName>Luc</ram:CardholderName></ram:ApplicableTradeSettlementFinancialCard>',
          ),
        settlementTail:
          '<ram:SpecifiedTradePaymentTerms><ram:DirectDebitMandateID>M-5</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms>',
      }),
    );
    expect(unmapped).toEqual([]);
    expect(invoice.paymentMeans).toEqual([
      { meansCode: '58', meansText: 'Virement', iban: 'FR76', accountName: 'B', bic: 'AGRIFRPP' },
      { meansCode: '30', accountNumber: '00112233' },
      { meansCode: '59', debitedAccount: 'BE68539007547034', mandateReference: 'M-5', creditorIdentifier: 'FR72ZZZ123456' },
      { meansCode: '54', cardNumber: '4321', cardHolder: 'Luc' },
    ]);
  });
});

describe('the figures of a CII invoice', () => {
  it('has totals, breakdown, allowances and charges', async () => {
    const allowance = (isCharge: boolean, more: string) =>
      `<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>${isCharge}</udt:Indicator></ram:ChargeIndicator>${more}</ram:SpecifiedTradeAllowanceCharge>`;
    const { invoice, unmapped } = await read(
      cii({
        taxes: ciiTax('ApplicableTradeTax', {
          calculated: '0',
          basis: '90.00',
          category: 'E',
          rate: '',
          more: '<ram:ExemptionReason>Article 13</ram:ExemptionReason>',
        }),
        settlementTail: `${allowance(false, '<ram:CalculationPercent>4</ram:CalculationPercent><ram:BasisAmount>100.00</ram:BasisAmount><ram:ActualAmount>4.00</ram:ActualAmount><ram:ReasonCode>95</ram:ReasonCode><ram:Reason>Discount</ram:Reason>' + ciiTax('CategoryTradeTax'))}
          ${allowance(true, '<ram:ActualAmount>5.00</ram:ActualAmount><ram:Reason>Rush</ram:Reason>' + ciiTax('CategoryTradeTax'))}
          <ram:SpecifiedLogisticsServiceCharge><ram:Description>Freight</ram:Description><ram:AppliedAmount>6.00</ram:AppliedAmount>${ciiTax('AppliedTradeTax')}</ram:SpecifiedLogisticsServiceCharge>`,
        totals: `${ciiTotals}<ram:AllowanceTotalAmount>4.00</ram:AllowanceTotalAmount><ram:ChargeTotalAmount>11.00</ram:ChargeTotalAmount><ram:TotalPrepaidAmount>9.00</ram:TotalPrepaidAmount><ram:RoundingAmount>-0.20</ram:RoundingAmount>`,
      }),
    );
    expect(unmapped).toEqual([]);
    expect(invoice.totals).toEqual({
      lineNetTotal: '90.00',
      allowanceTotal: '4.00',
      chargeTotal: '11.00',
      taxExclusive: '90.00',
      taxTotal: '18.00',
      taxInclusive: '108.00',
      amountDue: '108.00',
    });
    expect([invoice.paidAmount, invoice.roundingAmount]).toEqual(['9.00', '-0.20']);
    expect(invoice.taxBreakdown).toEqual([
      { category: 'E', rate: '0', taxableAmount: '90.00', taxAmount: '0', exemptionReason: 'Article 13' },
    ]);
    expect(invoice.allowancesAndCharges).toEqual([
      {
        kind: 'ALLOWANCE',
        reason: 'Discount',
        reasonCode: '95',
        percentage: '4',
        baseAmount: '100.00',
        amount: '4.00',
        taxCategory: 'S',
        taxRate: '20',
      },
      { kind: 'CHARGE', reason: 'Rush', amount: '5.00', taxCategory: 'S', taxRate: '20' },
      { kind: 'CHARGE', reason: 'Freight', amount: '6.00', taxCategory: 'S', taxRate: '20' },
    ]);
  });

  it('has the tax in the currency of the accounts', async () => {
    const settlementHead = '<ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode>';
    const totals = `<ram:TaxTotalAmount currencyID="SEK">198.7</ram:TaxTotalAmount>${ciiTotals}`;
    const { invoice, unmapped } = await read(cii({ settlementHead, totals }));
    expect([invoice.accountingTax, invoice.totals?.taxTotal, unmapped]).toEqual([
      { currencyCode: 'SEK', amount: '198.7' },
      '18.00',
      [],
    ]);
    expect((await faultOf(cii({ settlementHead }))).message).toBe(
      'in SEK is missing (BT-111), the currency that ram:TaxCurrencyCode names',
    );
    expect((await faultOf(cii({ totals }))).message).toContain('is SEK, but the invoice is in EUR');
  });
});

describe('the lines of a CII invoice', () => {
  it('has everything of a line', async () => {
    const lines = ciiLine({
      id: 'A 1',
      document: '<ram:IncludedNote><ram:Content>Done on Sunday</ram:Content></ram:IncludedNote>',
      product:
        '<ram:GlobalID schemeID="0160">4006381333931</ram:GlobalID><ram:SellerAssignedID>S-3</ram:SellerAssignedID><ram:BuyerAssignedID>B-3</ram:BuyerAssignedID>',
      productTail: `<ram:Description>Two\nlines</ram:Description><ram:ApplicableProductCharacteristic><ram:Description>Colour</ram:Description><ram:Value>green</ram:Value></ram:ApplicableProductCharacteristic>
        <ram:DesignatedProductClassification><ram:ClassCode listID="STI" listVersionID="19.1">65434568</ram:ClassCode></ram:DesignatedProductClassification><ram:OriginTradeCountry><ram:ID>PT</ram:ID></ram:OriginTradeCountry>`,
      agreement: '<ram:BuyerOrderReferencedDocument><ram:LineID>10</ram:LineID></ram:BuyerOrderReferencedDocument>',
      gross:
        '<ram:GrossPriceProductTradePrice><ram:ChargeAmount>50.00</ram:ChargeAmount><ram:BasisQuantity unitCode="HUR">1</ram:BasisQuantity><ram:AppliedTradeAllowanceCharge><ram:ActualAmount>5.00</ram:ActualAmount></ram:AppliedTradeAllowanceCharge></ram:GrossPriceProductTradePrice>',
      basis: '<ram:BasisQuantity unitCode="HUR">1</ram:BasisQuantity>',
      settlement: `<ram:BillingSpecifiedPeriod><ram:StartDateTime>${ciiDate('20260201')}</ram:StartDateTime><ram:EndDateTime>${ciiDate('20260203')}</ram:EndDateTime></ram:BillingSpecifiedPeriod>
        <ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>3.00</ram:ActualAmount><ram:Reason>Sunday</ram:Reason></ram:SpecifiedTradeAllowanceCharge>`,
      tail: `${attached('METER 4', '130', '<ram:ReferenceTypeCode>AVD</ram:ReferenceTypeCode>')}<ram:ReceivableSpecifiedTradeAccountingAccount><ram:ID>K-9</ram:ID></ram:ReceivableSpecifiedTradeAccountingAccount>`,
    });
    const { invoice, unmapped } = await read(cii({ lines }));
    expect(unmapped).toEqual([]);
    expect(invoice.lines).toEqual([
      {
        lineId: 'A 1',
        name: 'Fitting',
        note: 'Done on Sunday',
        description: 'Two\nlines',
        itemId: 'S-3',
        buyerItemId: 'B-3',
        standardItem: { id: '4006381333931', scheme: '0160' },
        classifications: [{ code: '65434568', scheme: 'STI', schemeVersion: '19.1' }],
        countryOfOrigin: 'PT',
        attributes: [{ name: 'Colour', value: 'green' }],
        object: { id: 'METER 4', scheme: 'AVD' },
        orderLineReference: '10',
        accountingReference: 'K-9',
        chargingStartDate: '2026-02-01',
        chargingEndDate: '2026-02-03',
        quantity: '2',
        unitCode: 'HUR',
        unitPrice: '45.00',
        priceBaseQuantity: '1',
        grossPrice: '50.00',
        priceDiscount: '5',
        taxCategory: 'S',
        taxRate: '20',
        netAmount: '90.00',
        allowancesAndCharges: [{ kind: 'CHARGE', reason: 'Sunday', amount: '3.00' }],
      },
    ]);
  });

  it('counts only the details of Factur-X: groups are headings, information stands below', async () => {
    const place = (parent: string, status: string) =>
      `${parent && `<ram:ParentLineID>${parent}</ram:ParentLineID>`}<ram:LineStatusReasonCode>${status}</ram:LineStatusReasonCode>`;
    const lines = [
      ciiLine({ id: 'G', document: place('', 'GROUP') }),
      ciiLine({ id: 'G.1', document: place('G', 'DETAIL') }),
      ciiLine({ id: 'G.1.1', document: place('G.1', 'INFORMATION'), quantity: '', price: '' }),
    ].join('');
    const { invoice, unmapped } = await read(cii({ lines }));
    expect(
      invoice.lines.map(({ lineId, kind, level, quantity, unitPrice }) => [lineId, kind, level, quantity, unitPrice]),
    ).toEqual([
      ['G', 'HEADING', undefined, undefined, undefined],
      ['G.1', undefined, undefined, '2', '45.00'],
      ['G.1.1', undefined, 1, '1', '90.00'],
      [undefined, 'SUBTOTAL', undefined, undefined, undefined],
    ]);
    expect(
      unmapped.map(({ xpath }) =>
        xpath
          .replace(/.*LineItem/, '')
          .split('/')
          .at(-1),
      ),
    ).toEqual([
      'ram:ChargeAmount',
      'ram:BilledQuantity',
      '@unitCode',
      'ram:TypeCode',
      'ram:CategoryCode',
      'ram:RateApplicablePercent',
    ]);
  });

  it('has sub-lines by their parent', async () => {
    const below = (id: string, parent: string) => ciiLine({ id, document: `<ram:ParentLineID>${parent}</ram:ParentLineID>` });
    const { invoice } = await read(
      cii({ lines: ciiLine({ id: '1' }) + below('1.1', '1') + below('1.1.1', '1.1') + ciiLine({ id: '2' }) }),
    );
    expect(invoice.lines.map(({ lineId, level }) => [lineId, level])).toEqual([
      ['1', undefined],
      ['1.1', 1],
      ['1.1.1', 2],
      ['2', undefined],
    ]);
  });
});
