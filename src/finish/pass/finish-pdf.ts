import { attachFiles, type Attachment } from '../attachments/attach-files.js';
import { asAttachment, type EInvoiceFile } from '../attachments/e-invoice-file.js';
import { addOutputIntent } from '../colour/add-output-intent.js';
import type { ConformanceFault } from '../conformance/fault.js';
import { conformanceFaults } from '../conformance/gates.js';
import { settleCharacters } from '../characters/settle-characters.js';
import { standards, type Standard } from '../standards.js';
import { writeTags } from '../structure/write-tags.js';
import { readContents } from '../content/read-contents.js';
import { completeCharacters } from '../fonts/write-characters.js';
import { makeImagesSmaller } from '../images/smaller-images.js';
import { tidyLinks } from '../links/tidy-links.js';
import { addMetadata, metadataOf, type DocumentFacts } from '../metadata/add-metadata.js';
import { type JoinedParts, joinParts } from '../join/join-parts.js';
import type { PrintedParts } from '../join/printed-parts.js';
import { readObjects } from '../objects/read-objects.js';
import { writeObjects } from '../objects/write-objects.js';
import { missingSpaces } from '../spaces/add-spaces.js';
import { elementsOf, readStructure } from '../structure/structure-tree.js';
import { tidyStructure } from '../structure/tidy-structure.js';
import { DocumentWords } from '../words/document-words.js';
import { writeStructure } from '../structure/write-structure.js';

/** A PDF as Chromium printed it. */
export interface PrintedPdf {
  bytes: Buffer;
  /** The text of its document, with a line break between two blocks; null: not known. */
  words: string | null;
  /** Streams that replace those of the file, by the numbers of their objects. */
  replacements?: ReadonlyMap<number, Buffer>;
}

/** What is known of the document, and what its PDF is to be. */
export interface FinishOptions extends DocumentFacts {
  /** The standards that it should claim, as far as it conforms to them. Default: both. */
  claims?: readonly Standard[];
  /** Files to put into it. Default: none. */
  attachments?: readonly Attachment[];
  /** The XML of an invoice. It is left out of a PDF that does not claim PDF/A: such a PDF is no e-invoice (Factur-X 1.09, 6.1). Default: none. */
  eInvoice?: EInvoiceFile | null;
}

/** A PDF that is ready to be sent. */
export interface FinishedPdf {
  bytes: Buffer;
  /** The standards that it claims. */
  conformsTo: readonly Standard[];
  /** Why it does not claim the others. */
  faults: readonly ConformanceFault[];
  /** Whether the e-invoice is in it. */
  hasEInvoice: boolean;
}

/**
 * Turns what Chromium printed into a document for archives (PDF/A-3a) and screen readers (PDF/UA-1). It claims a standard only if it conforms to it. Equal documents give equal
 * bytes.
 * @throws UnexpectedPdfError for a PDF in another form than Chromium's
 */
export async function finishPdf(printed: PrintedPdf | PrintedParts, options: FinishOptions = {}): Promise<FinishedPdf> {
  const { objects, top, words: text } = openPdf(printed);
  const words = text === null ? null : new DocumentWords(text);
  const elements = elementsOf(top).map(({ number }) => number);
  const contents = readContents(objects);

  tidyStructure(objects, top, contents, words);
  tidyLinks(objects, top, contents.pages);
  const spaces = missingSpaces(top, contents, words);
  const characters = settleCharacters(objects, contents);
  writeTags(objects, top, contents, [spaces, characters]);
  for (const font of contents.fonts.values()) completeCharacters(objects, font);

  await makeImagesSmaller(objects);

  const metadata = metadataOf(objects, options);
  const faults = conformanceFaults({ objects, top, contents, metadata });
  const conformsTo = standards.filter(
    (standard) => (options.claims ?? standards).includes(standard) && !faults.some((fault) => fault.standards.includes(standard)),
  );
  const eInvoice = conformsTo.includes('pdfa') ? (options.eInvoice ?? null) : null;
  writeStructure(objects, top, elements);
  addMetadata(objects, metadata, new Set(conformsTo), eInvoice);
  addOutputIntent(objects);
  attachFiles(objects, [...(options.attachments ?? []), ...(eInvoice ? [asAttachment(eInvoice)] : [])], metadata.date);
  return { bytes: writeObjects(objects), conformsTo, faults, hasEInvoice: eInvoice !== null };
}

/** The objects, the structure and the text of a document, whether it was printed in one piece or in parts. */
function openPdf(printed: PrintedPdf | PrintedParts): JoinedParts {
  if ('parts' in printed) return joinParts(printed);
  const { bytes, words, replacements } = printed;
  const objects = readObjects(bytes);
  for (const [number, stream] of replacements ?? []) objects.setStream(number, stream);
  return { objects, top: readStructure(objects), words };
}
