import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { acceptingGoldens } from '../../harness/pdf/accepting-goldens.js';
import { fullInvoice, written } from './fixtures.js';

const FOLDER = fileURLToPath(new URL('../../golden/cii', import.meta.url));
const accepting = acceptingGoldens();

it('writes a document of CII with all terms as it was (npm run golden:update)', () => {
  const xml = written(fullInvoice());
  const file = join(FOLDER, 'invoice.xml');
  if (accepting) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, xml);
  }
  expect(xml).toBe(readFileSync(file, 'utf8'));
});
