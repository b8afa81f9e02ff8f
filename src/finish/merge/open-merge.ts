import { addOutputIntent } from '../colour/add-output-intent.js';
import { UnexpectedPdfError } from '../errors.js';
import { addMetadata, metadataOf } from '../metadata/add-metadata.js';
import { allowedCharacters } from '../metadata/xmp.js';
import { Dictionary } from '../syntax/dictionary.js';
import { readTextString, textString } from '../syntax/strings.js';
import { referenceTo } from '../syntax/values.js';
import { Claims } from './claims.js';
import { copyPages } from './copy-pages.js';
import { Destinations } from './destinations.js';
import { BatchTooLargeToMergeError } from './errors.js';
import { MergeTarget } from './merge-target.js';
import type { DocumentToMerge, MergedPdf, MergeLimits, MergeOptions } from './merged-pdf.js';
import { MergedFiles } from './merged-files.js';
import { MergedOutline } from './merged-outline.js';
import { MergedStructure } from './merged-structure.js';
import { PageLabels } from './page-labels.js';
import { PageTree } from './page-tree.js';
import { readSource } from './source-document.js';

/** Characters of a label in an error. */
const longestName = 60;

/** A merged PDF that is being made, document by document. None of them is kept: only what of it is in the merged file, compressed. */
export class OpenMerge {
  readonly #options: MergeOptions;
  readonly #target = new MergeTarget();
  readonly #claims = new Claims();
  readonly #destinations = new Destinations();
  readonly #labels = new PageLabels();
  readonly #files = new MergedFiles(this.#target);
  readonly #structure = new MergedStructure(this.#target);
  readonly #outline = new MergedOutline(this.#target);
  readonly #pages = new PageTree(this.#target);
  #documents = 0;
  #bytes = 0;
  /** Of the first document: the programs that made it, and its language as it stands in the file. */
  #first: { creator: string; producer: string; language: string | undefined } | undefined;

  constructor(options: MergeOptions) {
    this.#options = options;
  }

  /** Adds a document behind the others. @throws BatchTooLargeToMergeError; UnexpectedPdfError for one that `finishPdf` did not make; after an error, nothing can be added */
  add(document: DocumentToMerge): void {
    try {
      this.#add(document);
    } catch (error) {
      const name = `of ${document.label.slice(0, longestName)}`;
      if (error instanceof UnexpectedPdfError) throw new UnexpectedPdfError(`${name} ${error.what}`);
      // A file that somebody made may nest its values so deeply that no program can follow, or name places that are not in it.
      if (error instanceof RangeError) throw new UnexpectedPdfError(`${name} is damaged (${error.message})`);
      throw error;
    }
  }

  #add({ bytes, ...named }: DocumentToMerge): void {
    this.#count('documents', (this.#documents += 1));
    this.#count('bytes', (this.#bytes += bytes.length));
    const [title, label] = [allowedCharacters(named.title).trim() || named.label, allowedCharacters(named.label)];
    const source = readSource(bytes, this.#target, this.#structure.base);
    const before = this.#pages.count;
    this.#count('pages', before + source.pages.length);
    const { creator, producer } = metadataOf(source.objects, {});
    this.#first ??= { creator, producer, language: source.catalog.get('/Lang') };
    this.#claims.add(source, [title, label]);
    const placeOf = this.#destinations.add(source);
    const [page = 0] = copyPages(source, this.#target, this.#pages, placeOf);
    this.#labels.add(source, label, before);
    const files = this.#files.add(source, label);
    const element = this.#structure.add(source, { title, files });
    this.#outline.add(source, { title, page, element }, placeOf);
    this.#target.writeStreams();
  }

  /** Writes what the documents have in common. @throws UnexpectedPdfError without documents */
  end(): MergedPdf {
    const { title, date, author } = this.#options;
    const { objects } = this.#target;
    this.#pages.end();
    this.#outline.end();
    const own = this.#options.language;
    const language = own === undefined ? this.#first?.language : textString(own);
    objects.info = objects.add(this.#info());
    objects.root = objects.add(this.#catalog(language));
    const metadata = metadataOf(objects, { date, ...(author !== undefined && { author }) });
    const tag = language === undefined ? undefined : readTextString(language);
    const conformsTo = this.#claims.end(allowedCharacters(title), tag, objects.size);
    addMetadata(objects, metadata, new Set(conformsTo));
    addOutputIntent(objects);
    const [documents, pages, { faults }] = [this.#documents, this.#pages.count, this.#claims];
    return { bytes: this.#target.end(), documents, pages, conformsTo, faults };
  }

  #info(): Dictionary {
    const { creator, producer } = this.#first ?? noDocuments();
    return new Dictionary([
      ['/Title', textString(allowedCharacters(this.#options.title))],
      ['/Creator', textString(creator)],
      ['/Producer', textString(producer)],
    ]);
  }

  #catalog(language: string | undefined): Dictionary {
    const { objects } = this.#target;
    const catalog = new Dictionary([
      ['/Type', '/Catalog'],
      ['/Pages', referenceTo(this.#pages.root)],
      ['/MarkInfo', '<</Marked true>>'],
      ['/StructTreeRoot', referenceTo(this.#structure.end())],
      ['/Outlines', referenceTo(this.#outline.root)],
      ['/PageLabels', this.#labels.end(this.#target)],
      ['/PageMode', '/UseOutlines'],
      ['/ViewerPreferences', '<</DisplayDocTitle true>>'],
    ]);
    if (language !== undefined) catalog.set('/Lang', language);
    const destinations = this.#destinations.all;
    if (destinations) catalog.set('/Dests', referenceTo(objects.add(destinations)));
    const files = this.#files.end(objects);
    if (files !== undefined) catalog.set('/Names', `<</EmbeddedFiles ${referenceTo(files)}>>`);
    return catalog;
  }

  #count(limit: keyof MergeLimits, count: number): void {
    const most = this.#options.limits[limit];
    if (count > most) throw new BatchTooLargeToMergeError(limit, most);
  }
}

function noDocuments(): never {
  throw new UnexpectedPdfError('has no documents');
}
