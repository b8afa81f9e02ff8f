import { explainEInvoice, type ExplainedEInvoice, type Profile, PROFILES } from '../e-invoice/index.js';
import { type Sample, samplesOf, type Template } from '../templates/index.js';
import { printedTerms } from './printed-terms.js';

/** The forms of e-invoice, as a page offers them. */
export const EXAMPLE_PROFILES: readonly Pick<Profile, 'id' | 'fileName'>[] = PROFILES;

/** A sample invoice: its page as HTML, and its e-invoices. Everything is made when it is first asked for, and kept. */
export interface EInvoiceExample {
  /** "A simple invoice". */
  title: string;
  /** The page; each text is in `<span data-text="12">`. */
  page: () => string;
  /** @param profile one of `EXAMPLE_PROFILES` */
  eInvoice: (profile: string) => Promise<ExampleEInvoice>;
}

export interface ExampleEInvoice {
  explained: ExplainedEInvoice;
  /** Of each term: the numbers of the texts of the page that show it. */
  printed: number[][];
  /** Of each term: whether the foot of the page shows it, which has no numbers. */
  inFoot: boolean[];
}

const AROUND = { before: (number: number) => `<span data-text="${number}">`, after: '</span>', inLink: null };
/** The plainest sample of the templates. */
const USUAL = 'simple';

/** The sample invoice of a template; null if it has none. @throws TemplateError if a sample is faulty */
export function openExample(template: Template): EInvoiceExample | null {
  const samples = samplesOf(template.files).filter(({ documentType }) => documentType === 'invoice');
  const sample = samples.find(({ name }) => name === USUAL) ?? samples[0];
  return sample ? exampleOf(template, sample) : null;
}

function exampleOf(template: Template, { title, document, today }: Sample): EInvoiceExample {
  const view = template.toView(document, { today });
  const known = new Map<string, Promise<ExampleEInvoice>>();
  let made: ReturnType<Template['renderMarked']> | undefined;
  const marked = () => (made ??= template.renderMarked(view, 'example', AROUND));
  const make = async (profile: Profile): Promise<ExampleEInvoice> => {
    if (document.type !== 'INVOICE' && document.type !== 'CREDIT_NOTE') throw new TypeError('the sample is not an invoice');
    const explained = await explainEInvoice(document, profile);
    const { texts } = marked();
    const printed = printedTerms(explained.terms, view, texts);
    const isInFoot = (numbers: readonly number[]) => numbers.some((number) => texts[number]?.path.startsWith('page.'));
    return { explained, printed, inFoot: printed.map(isInFoot) };
  };
  return {
    title,
    page: () => marked().html,
    eInvoice(id) {
      const profile = PROFILES.find((one) => one.id === id);
      if (!profile) throw new RangeError(`there is no profile ${id}`);
      const eInvoice = known.get(id) ?? make(profile);
      known.set(id, eInvoice);
      return eInvoice;
    },
  };
}
