import { isLanguage } from '../conformance/gates.js';
import { isTooLong } from '../conformance/limit-faults.js';
import { claimsIn } from '../metadata/xmp.js';
import { type Standard, standardNames, standards } from '../standards.js';
import { textString } from '../syntax/strings.js';
import { referenceIn } from '../syntax/values.js';
import type { MergeFault } from './merged-pdf.js';
import type { SourceDocument } from './source-document.js';

/** The most objects that PDF/A allows in a file (ISO 19005-3, 6.1.13). */
const mostObjects = 8_388_607;

/** What the merged PDF may claim: what each document claims, if its own title, language and size allow it. */
export class Claims {
  readonly faults: MergeFault[] = [];
  #documents = 0;

  /** Looks at what a document claims in its metadata. */
  add({ objects, catalog }: SourceDocument, texts: readonly string[]): void {
    const metadata = referenceIn(catalog.get('/Metadata'));
    const claimed = metadata === undefined ? new Set<Standard>() : claimsIn(objects.content(metadata).toString());
    const missing = standards.filter((standard) => !claimed.has(standard));
    const names = missing.map((standard) => standardNames[standard]).join(' and ');
    if (missing.length > 0) this.#add(missing, `the document does not claim ${names}`, this.#documents);
    if (texts.some((text) => isTooLong(textString(text))))
      this.#add(['pdfa'], 'the title or the label of the document is too long', this.#documents);
    this.#documents += 1;
  }

  /** @returns the standards that the merged PDF claims */
  end(title: string, language: string | undefined, objects: number): Standard[] {
    if (title.trim() === '') this.#add(['pdfua'], 'there is no title', null);
    if (isTooLong(textString(title))) this.#add(['pdfa'], 'the title is longer than 32767 bytes', null);
    if (language === undefined || !isLanguage(language)) this.#add(standards, 'there is no language', null);
    if (objects > mostObjects) this.#add(['pdfa'], `there are more than ${mostObjects} objects`, null);
    return standards.filter((standard) => !this.faults.some((fault) => fault.standards.includes(standard)));
  }

  #add(of: readonly Standard[], message: string, document: number | null): void {
    this.faults.push({ standards: of, message, document });
  }
}
