import { PdfObjects } from '../../src/finish/objects/pdf-objects.js';
import { writeObjects } from '../../src/finish/objects/write-objects.js';
import { PdfFile } from '../../src/read-back/pdf/pdf-file.js';

/** The content of one stream, changed; unchanged: null. */
type Change = (content: string, entries: ReadonlyMap<string, string>) => string | null;

const mostObjects = 20_000;

/** A finished PDF with other content in some of its streams, written anew. It fails if nothing changed. */
export function alteredPdf(bytes: Buffer, change: Change): Buffer {
  const file = new PdfFile(bytes);
  const objects = new PdfObjects();
  objects.root = file.root;
  let changes = 0;
  for (let number = 1; number < mostObjects; number += 1) {
    const text = attempt(() => file.text(number));
    if (text === undefined || /\/Type\/(?:ObjStm|XRef)\b/.test(text)) continue;
    const content = text.startsWith('<<') ? attempt(() => file.content(number)) : undefined;
    if (content === undefined) {
      objects.set(number, text);
      if (/\/Producer/.test(text)) objects.info = number;
      continue;
    }
    const altered = change(content, file.dictionary(number));
    if (altered !== null && altered !== content) changes += 1;
    objects.set(number, file.dictionary(number));
    objects.setContent(number, Buffer.from(altered ?? content, 'latin1'));
  }
  if (changes === 0) throw new Error('nothing was changed');
  return writeObjects(objects);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
