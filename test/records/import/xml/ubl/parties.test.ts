import { describe, expect, it } from '@jest/globals';
import { faultOf, faultsOf, read } from '../fixtures/read.js';
import { ubl } from '../fixtures/ubl.js';

const identified = (id: string, scheme = '') =>
  `<cac:PartyIdentification><cbc:ID${scheme && ` schemeID="${scheme}"`}>${id}</cbc:ID></cac:PartyIdentification>`;
const taxed = (id: string, scheme: string) =>
  `<cac:PartyTaxScheme><cbc:CompanyID>${id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>${scheme}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;
const named = (name: string) => `<cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName>`;
const legal = (name: string, more = '') =>
  `<cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName>${more}</cac:PartyLegalEntity>`;
const contact =
  '<cac:Contact><cbc:Name>Nolwenn Le Goff</cbc:Name><cbc:Telephone>+33 2 98 00 00 00</cbc:Telephone><cbc:ElectronicMail>n@boucher.example</cbc:ElectronicMail></cac:Contact>';
const company = '<cbc:CompanyID schemeID="0002">552008443</cbc:CompanyID>';

describe('the parties of a UBL invoice', () => {
  it('has the seller', async () => {
    const seller = `<cbc:WebsiteURI>boucher.example</cbc:WebsiteURI><cbc:EndpointID schemeID="0225">552008443_1</cbc:EndpointID>
      ${identified('S-1')}${identified('5412345000013', '0088')}${named('Boucher &amp; Fils')}`;
    const sellerTail = `${taxed('FR32552008443', 'VAT')}${taxed('123/456', 'FC')}${legal('Hervé Boucher SARL', `${company}<cbc:CompanyLegalForm>RCS Brest\nCapital 8000 €</cbc:CompanyLegalForm>`)}${contact}`;
    const { invoice, unmapped } = await read(ubl({ seller, sellerTail }));
    expect(unmapped).toEqual([]);
    expect(invoice.seller).toEqual({
      name: 'Boucher & Fils',
      legalName: 'Hervé Boucher SARL',
      identifiers: [{ id: 'S-1' }, { id: '5412345000013', scheme: '0088' }],
      companyNumber: '552008443',
      companyNumberScheme: '0002',
      vatNumber: 'FR32552008443',
      taxNumber: '123/456',
      legalInformation: 'RCS Brest\nCapital 8000 €',
      electronicAddress: { id: '552008443_1', scheme: '0225' },
      contactName: 'Nolwenn Le Goff',
      phone: '+33 2 98 00 00 00',
      email: 'n@boucher.example',
      website: 'boucher.example',
      address: { city: 'Brest', countryCode: 'FR' },
    });
  });

  it('has the buyer, whose first own identifier is the account', async () => {
    const buyer = `<cbc:EndpointID schemeID="0208">0403170701</cbc:EndpointID>${identified('5412345000020', '0088')}${identified('K 88')}${identified('K 89')}${named('Lambert')}`;
    const { invoice, unmapped } = await read(
      ubl({ buyer, buyerTail: `${taxed('BE0403170701', 'VAT')}${legal('Quincaillerie Lambert', company)}${contact}` }),
    );
    expect(unmapped).toEqual([]);
    expect(invoice.accountId).toBe('K 88');
    expect(invoice.buyer).toEqual({
      name: 'Quincaillerie Lambert',
      tradingName: 'Lambert',
      identifiers: [{ id: '5412345000020', scheme: '0088' }, { id: 'K 89' }],
      companyNumber: '552008443',
      companyNumberScheme: '0002',
      vatNumber: 'BE0403170701',
      electronicAddress: { id: '0403170701', scheme: '0208' },
      contactName: 'Nolwenn Le Goff',
      phone: '+33 2 98 00 00 00',
      email: 'n@boucher.example',
      address: { countryCode: 'BE' },
    });
  });

  it('keeps an identifier of the buyer that cannot be an account', async () => {
    const { invoice } = await read(ubl({ buyer: identified('a/../b') }));
    expect([invoice.accountId, invoice.buyer?.identifiers]).toEqual([undefined, [{ id: 'a/../b' }]]);
  });

  it('reads every line of an address', async () => {
    const xml = ubl().replace(
      '<cac:PostalAddress><cbc:CityName>Brest</cbc:CityName>',
      `<cac:PostalAddress><cbc:StreetName>3 quai Est</cbc:StreetName><cbc:AdditionalStreetName>Bâtiment B</cbc:AdditionalStreetName><cbc:CityName>Brest</cbc:CityName>
       <cbc:PostalZone>29200</cbc:PostalZone><cbc:CountrySubentity>Bretagne</cbc:CountrySubentity><cac:AddressLine><cbc:Line>Porte 7</cbc:Line></cac:AddressLine>`,
    );
    expect((await read(xml)).invoice.seller?.address).toEqual({
      line1: '3 quai Est',
      line2: 'Bâtiment B',
      line3: 'Porte 7',
      city: 'Brest',
      postcode: '29200',
      subdivision: 'Bretagne',
      countryCode: 'FR',
    });
  });

  it('has payee and tax representative', async () => {
    const parties = `<cac:PayeeParty>${identified('P 1', '0088')}${named('Crédit du Port')}<cac:PartyLegalEntity>${company}</cac:PartyLegalEntity></cac:PayeeParty>
      <cac:TaxRepresentativeParty>${named('Fisc Conseil')}<cac:PostalAddress><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>${taxed('BE0999', 'VAT')}</cac:TaxRepresentativeParty>`;
    const { invoice, unmapped } = await read(ubl({ parties }));
    expect(unmapped).toEqual([]);
    expect(invoice.payee).toEqual({
      name: 'Crédit du Port',
      identifiers: [{ id: 'P 1', scheme: '0088' }],
      companyNumber: '552008443',
      companyNumberScheme: '0002',
    });
    expect(invoice.taxRepresentative).toEqual({ name: 'Fisc Conseil', vatNumber: 'BE0999', address: { countryCode: 'BE' } });
  });

  it('has the delivery', async () => {
    const delivery = `<cac:Delivery><cbc:ActualDeliveryDate>2026-02-08</cbc:ActualDeliveryDate><cac:DeliveryLocation><cbc:ID schemeID="0088">5412345000037</cbc:ID>
      <cac:Address><cbc:CityName>Gent</cbc:CityName><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:Address></cac:DeliveryLocation>
      <cac:DeliveryParty>${named('Dépôt 2')}</cac:DeliveryParty></cac:Delivery>`;
    const { invoice, unmapped } = await read(ubl({ delivery }));
    expect(unmapped).toEqual([]);
    expect(invoice.delivery).toEqual({
      name: 'Dépôt 2',
      location: { id: '5412345000037', scheme: '0088' },
      date: '2026-02-08',
      city: 'Gent',
      countryCode: 'BE',
    });
  });

  it('has Kosovo under the code that the world uses', async () => {
    const { invoice } = await read(ubl().replace('<cbc:IdentificationCode>BE', '<cbc:IdentificationCode>1A'));
    expect(invoice.buyer?.address).toEqual({ countryCode: 'XK' });
  });

  it('is refused without a seller, a buyer, a name or a country', async () => {
    const without = ubl().replaceAll(/<cac:Accounting(Supplier|Customer)Party>[^]*?<\/cac:Accounting\1Party>/g, '');
    expect((await faultsOf(without)).map(({ message }) => message)).toEqual(['is missing (BG-4)', 'is missing (BG-7)']);
    expect(await faultOf(ubl({ sellerTail: '' }))).toEqual({
      path: '/ubl:Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName',
      message: 'is missing (BT-27)',
    });
    expect((await faultOf(ubl().replace('<cbc:IdentificationCode>BE', '<cbc:IdentificationCode>'))).message).toBe(
      'is missing (BT-55)',
    );
  });
});
