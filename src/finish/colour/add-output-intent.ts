import { deflateSync } from 'node:zlib';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import { referenceTo } from '../syntax/values.js';
import { srgbProfile } from './srgb-profile.js';

const profile = deflateSync(srgbProfile(), { level: 9 });

/** Says that the colours of the document are those of sRGB (ISO 19005-3, 6.2.3), as they are in CSS. */
export function addOutputIntent(objects: PdfObjects): void {
  const stream = objects.add(
    new Dictionary([
      ['/N', '3'],
      ['/Filter', '/FlateDecode'],
    ]),
    profile,
  );
  const intent = new Dictionary([
    ['/Type', '/OutputIntent'],
    ['/S', '/GTS_PDFA1'],
    ['/OutputConditionIdentifier', '(sRGB IEC61966-2.1)'],
    ['/Info', '(sRGB IEC61966-2.1)'],
    ['/DestOutputProfile', referenceTo(stream)],
  ]);
  objects.dictionary(objects.root).set('/OutputIntents', `[${intent.toString()}]`);
}
