import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { acceptingGoldens } from '../../harness/pdf/accepting-goldens.js';
import { fullCreditNote, fullInvoice, written } from './fixtures.js';

const FOLDER = fileURLToPath(new URL('../../golden/ubl', import.meta.url));
const accepting = acceptingGoldens();

describe('a document of UBL with every term', () => {
  it.each([
    ['invoice', fullInvoice()],
    ['credit-note', fullCreditNote()],
  ])('is written as it was: %s (npm run golden:update)', (name, terms) => {
    const xml = written(terms).toString('utf8');
    const file = join(FOLDER, `${name}.xml`);
    if (accepting) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, xml);
    }
    expect(xml).toBe(readFileSync(file, 'utf8'));
  });
});
