import { objectsInStream, OpenFile } from './open-file.js';
import type { PdfObjects } from './pdf-objects.js';

/**
 * Writes a PDF 1.7: streams first, all other objects in compressed streams of objects (ISO 32000-2, 7.5.7), then a cross-reference stream. Equal objects give equal bytes: the
 * identifier of the file is a hash of all that stands before the cross-reference stream.
 */
export function writeObjects(objects: PdfObjects): Buffer {
  let next = objects.size;
  const file = new OpenFile(() => next++);
  const others: number[] = [];
  for (const number of objects.numbers()) {
    const stream = objects.stream(number);
    if (stream) file.addStream(number, objects.dictionary(number), stream);
    else others.push(number);
  }
  for (let at = 0; at < others.length; at += objectsInStream) file.addObjects(objects, others.slice(at, at + objectsInStream));
  return file.end(objects.root, objects.info);
}
