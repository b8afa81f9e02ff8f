import { describe, expect, it } from '@jest/globals';
import { withSeller } from '../../src/invoices/seller.js';
import type { Organisation } from '../../src/invoices/parties.js';

const LOGO = new Uint8Array([1]);
const TENANT = {
  name: 'Strathlinn',
  legalName: 'Strathlinn Timber Ltd',
  vatNumber: 'GB 918 2746 05',
  taxNumber: null,
  companyNumber: 'SC918264',
  logo: LOGO,
} as Organisation;
const OTHER = { name: 'Kiln & Co', legalName: null, vatNumber: null, taxNumber: null, companyNumber: null };

describe('the logo of an invoice that states its seller', () => {
  it.each([
    ['its VAT number, written without blanks', { vatNumber: 'gb918274605' }],
    ['its company number', { companyNumber: 'SC 918264' }],
    ['its legal name as the name', { name: 'STRATHLINN TIMBER LTD.' }],
    ['its name as the legal name', { legalName: 'Strathlinn' }],
  ])('is that of the organisation if the seller has %s', (_what, shared) => {
    expect(withSeller(TENANT, { ...OTHER, ...shared }, null).logo).toBe(LOGO);
  });

  it.each([
    ['nothing in common', {}],
    ['another VAT number', { vatNumber: 'DE123456788' }],
    ['a company number that is the tax number of nobody', { taxNumber: 'SC918264' }],
  ])('is left out if the seller has %s', (_what, fields) => {
    expect(withSeller(TENANT, { ...OTHER, ...fields }, null).logo).toBeNull();
  });

  it('is not shared by two sellers without numbers', () => {
    const bare = { ...TENANT, legalName: null, vatNumber: null, companyNumber: null };
    expect(withSeller(bare, OTHER, null).logo).toBeNull();
  });

  it('is that of the custom form if the form has one', () => {
    const logo = new Uint8Array([2]);
    expect(withSeller(TENANT, OTHER, logo).logo).toBe(logo);
  });
});
