import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readCii } from '../../../src/e-invoice/cii/read-cii.js';
import { writeCii } from '../../../src/e-invoice/cii/write-cii.js';
import { writeXml } from '../../../src/xml/write-xml.js';
import { arbitraryTerms } from '../fixtures/arbitrary-terms.js';
import { parseTree } from '../fixtures/parse-tree.js';

it('reads from a document the very terms that it was written of', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTerms('CII'), async (terms) => {
      const root = await parseTree(writeXml(writeCii(terms)));
      expect(readCii(root).terms).toEqual(terms);
    }),
    { numRuns: 200 },
  );
});
