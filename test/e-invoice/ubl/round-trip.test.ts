import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { profileNamed } from '../../../src/e-invoice/profiles.js';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { readUbl } from '../../../src/e-invoice/ubl/read-ubl.js';
import { writeUbl } from '../../../src/e-invoice/ubl/write-ubl.js';
import { writeXml } from '../../../src/xml/write-xml.js';
import { arbitraryTerms } from '../fixtures/arbitrary-terms.js';
import { readTree } from '../fixtures/read-tree.js';

const profile = profileNamed('xrechnung-ubl');

async function thereAndBack(terms: EInvoice): Promise<EInvoice> {
  if (profile === undefined) throw new Error('no such profile');
  return readUbl(await readTree(writeXml(writeUbl(terms, profile)))).terms;
}

/** A credit note of UBL has no element for third-party payments. */
function writable(terms: EInvoice): EInvoice {
  return terms['BT-3'] === '381' ? { ...terms, 'BG-DEX-09': [] } : terms;
}

describe('UBL that was written', () => {
  it('is read as the same terms', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTerms('UBL').map(writable), async (terms) => {
        expect(await thereAndBack(terms)).toEqual(terms);
      }),
      { numRuns: 200 },
    );
  });
});
