import { inflateSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { attachFiles, type Attachment } from '../../../src/finish/attachments/attach-files.js';
import { readObjects } from '../../../src/finish/objects/read-objects.js';
import { writeObjects } from '../../../src/finish/objects/write-objects.js';
import { Dictionary } from '../../../src/finish/syntax/dictionary.js';
import { referenceIn, valuesOf } from '../../../src/finish/syntax/values.js';
import { skiaPdf } from '../../harness/pdf/skia-pdf.js';

const date = { date: new Date('2026-11-02T12:00:00Z'), utcOffsetMinutes: 60 };
const xml: Attachment = {
  name: 'factur-x.xml',
  description: 'The invoice as (data)',
  mediaType: 'text/xml',
  relationship: 'Alternative',
  bytes: Buffer.from('<a/>'),
};
const more: Attachment = {
  ...xml,
  name: 'a-time-sheet.pdf',
  mediaType: 'application/pdf',
  relationship: 'Supplement',
  bytes: Buffer.from('%PDF'),
};
const pdf = () => readObjects(skiaPdf([]));

it('a file is in the catalog twice: as associated file and by its name', () => {
  const objects = pdf();
  attachFiles(objects, [xml, more], date);
  const catalog = objects.dictionary(objects.root);
  const [first, second] = valuesOf(catalog.get('/AF') ?? '[]').map((value) => objects.dictionary(referenceIn(value) ?? 0));
  const names = valuesOf(objects.resolve(objects.resolve(catalog.get('/Names')).get('/EmbeddedFiles')).get('/Names') ?? '[]');
  expect(names.filter((_, index) => index % 2 === 0)).toEqual(['(a-time-sheet.pdf)', '(factur-x.xml)']);
  expect([first?.get('/AFRelationship'), second?.get('/AFRelationship')]).toEqual(['/Supplement', '/Alternative']);
  expect(second?.get('/Desc')).toBe(String.raw`(The invoice as \(data\))`);
  const stream = referenceIn(Dictionary.parse(second?.get('/EF') ?? '').get('/F')) ?? 0;
  expect(objects.dictionary(stream).get('/Subtype')).toBe('/text#2Fxml');
  expect(inflateSync(objects.stream(stream) ?? Buffer.alloc(0)).toString()).toBe('<a/>');
  const parameters = Dictionary.parse(objects.dictionary(stream).get('/Params') ?? '');
  expect([parameters.get('/Size'), parameters.get('/ModDate')]).toEqual(['4', "(D:20261102130000+01'00')"]);
});

it('the order in which files are given does not matter, and none changes nothing', () => {
  const written = (...files: Attachment[]) => {
    const objects = pdf();
    attachFiles(objects, files, date);
    return writeObjects(objects);
  };
  expect(written(more, xml).equals(written(xml, more))).toBe(true);
  expect(written().equals(writeObjects(pdf()))).toBe(true);
});
