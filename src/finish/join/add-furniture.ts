import { UnexpectedPdfError } from '../errors.js';
import { pagesOf } from '../objects/pages-of.js';
import { readObjects } from '../objects/read-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import { referenceIn, referenceTo } from '../syntax/values.js';
import { type JoinedObjects, ObjectCopier } from './object-copier.js';

const name = '/Furniture';

/** Lays what stands on every page under the content of each page, as decoration. @param pages of the joined document, in order */
export function addFurniture(joined: JoinedObjects, pages: readonly number[], furniture: Buffer): void {
  const { objects } = joined;
  const source = readObjects(furniture);
  const copier = new ObjectCopier(source, joined);
  const own = [...pagesOf(source)];
  if (own.length !== pages.length) throw new UnexpectedPdfError(`has ${own.length} pages of furniture for ${pages.length} pages`);
  for (const [index, page] of own.entries()) copier.place(page, pages[index] ?? 0);
  const replaced = new Set<number>();
  for (const [index, page] of own.entries()) {
    const target = objects.dictionary(pages[index] ?? 0);
    const from = source.dictionary(page);
    const content = referenceIn(from.get('/Contents'));
    const stream = content === undefined ? undefined : source.stream(content);
    if (content === undefined || !stream) throw new UnexpectedPdfError('lacks the content of a page');
    const form = new Dictionary([
      ['/Type', '/XObject'],
      ['/Subtype', '/Form'],
      ['/BBox', from.get('/MediaBox') ?? '[0 0 0 0]'],
      ['/Resources', copier.valueOf(source.resolve(from.get('/Resources')).toString())],
    ]);
    const filter = source.dictionary(content).get('/Filter');
    if (filter !== undefined) form.set('/Filter', filter);
    form.set('/Length', String(stream.length));
    replaced.add(draw(joined, target, joined.share(form.toString(), stream)));
  }
  for (const number of replaced) objects.remove(number);
}

/** @returns the former content of the page, which another page may share */
function draw({ objects }: JoinedObjects, page: Dictionary, form: number): number {
  const resources = new Dictionary(objects.resolve(page.get('/Resources')));
  const forms = new Dictionary(objects.resolve(resources.get('/XObject')));
  if (forms.has(name)) throw new UnexpectedPdfError(`has a form ${name} already`);
  forms.set(name, referenceTo(form));
  resources.set('/XObject', forms.toString());
  page.set('/Resources', resources.toString());
  const content = referenceIn(page.get('/Contents'));
  if (content === undefined) throw new UnexpectedPdfError('lacks the content of a page');
  const text = Buffer.concat([Buffer.from(`/Artifact BMC\n${name} Do\nEMC\n`), objects.content(content)]);
  // The pass compresses it once it has read and changed it.
  page.set('/Contents', referenceTo(objects.add(new Dictionary([['/Length', String(text.length)]]), text)));
  return content;
}
