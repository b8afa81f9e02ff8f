import type { SupportedLocale } from '../../src/templates/index.js';

/** A document of which every page is kept as a golden. */
export interface CatalogueEntry {
  design: string;
  sample: string;
  locale: SupportedLocale;
  paper: 'a4' | 'letter';
}

type Way = `${SupportedLocale} ${CatalogueEntry['paper']}`;

/** Every sample, once in every design; each design in every language and on both papers, on both in each direction. A test holds it to that. */
const WAYS: Record<string, Record<string, Way>> = {
  classic: {
    arabic: 'ar a4',
    collected: 'fr-FR a4',
    'credit-note': 'fr-FR a4',
    dinar: 'en-GB a4',
    draft: 'en-US letter',
    everything: 'de-DE a4',
    'final-invoice': 'de-DE a4',
    'four-hundred-lines': 'en-US letter',
    'hostile-left-to-right': 'ar letter',
    'hostile-right-to-left': 'en-GB a4',
    ksef: 'pl-PL letter',
    'one-line': 'en-GB a4',
    overdue: 'nl-NL a4',
    paid: 'he-IL a4',
    'payment-receipt': 'it-IT a4',
    quote: 'pl-PL a4',
    'quote-accepted': 'zh-Hant letter',
    receipt: 'es-ES a4',
    'reverse-charge': 'fr-FR a4',
    'sales-tax': 'en-US letter',
    sepa: 'de-DE a4',
    simple: 'en-GB a4',
    statement: 'en-GB a4',
    'statement-settled': 'zh-Hans a4',
    'statement-short': 'ar letter',
    'swiss-qr-bill': 'it-CH a4',
    verifactu: 'es-ES a4',
    void: 'pt-PT a4',
    yen: 'ja-JP a4',
  },
  compact: {
    arabic: 'he-IL a4',
    collected: 'fr-FR letter',
    'credit-note': 'en-GB a4',
    dinar: 'ar a4',
    draft: 'fr-FR a4',
    everything: 'pl-PL letter',
    'final-invoice': 'de-DE a4',
    'four-hundred-lines': 'en-US letter',
    'hostile-left-to-right': 'en-GB letter',
    'hostile-right-to-left': 'ar a4',
    ksef: 'pl-PL a4',
    'one-line': 'zh-Hans a4',
    overdue: 'en-GB a4',
    paid: 'pt-PT a4',
    'payment-receipt': 'nl-NL a4',
    quote: 'en-GB a4',
    'quote-accepted': 'es-ES letter',
    receipt: 'de-DE a4',
    'reverse-charge': 'it-IT a4',
    'sales-tax': 'en-US letter',
    sepa: 'de-DE a4',
    simple: 'he-IL letter',
    statement: 'fr-FR a4',
    'statement-settled': 'ja-JP a4',
    'statement-short': 'en-US letter',
    'swiss-qr-bill': 'de-CH a4',
    verifactu: 'es-ES a4',
    void: 'zh-Hant a4',
    yen: 'ja-JP a4',
  },
  modern: {
    arabic: 'ar a4',
    collected: 'en-US letter',
    'credit-note': 'pl-PL a4',
    dinar: 'he-IL a4',
    draft: 'de-DE a4',
    everything: 'en-GB a4',
    'final-invoice': 'de-DE a4',
    'four-hundred-lines': 'en-US letter',
    'hostile-left-to-right': 'en-GB a4',
    'hostile-right-to-left': 'he-IL letter',
    ksef: 'pl-PL a4',
    'one-line': 'it-IT a4',
    overdue: 'en-GB a4',
    paid: 'fr-FR a4',
    'payment-receipt': 'en-GB a4',
    quote: 'pt-PT a4',
    'quote-accepted': 'en-US letter',
    receipt: 'en-GB letter',
    'reverse-charge': 'nl-NL a4',
    'sales-tax': 'en-US letter',
    sepa: 'es-ES a4',
    simple: 'zh-Hans a4',
    statement: 'ar a4',
    'statement-settled': 'en-GB a4',
    'statement-short': 'en-US letter',
    'swiss-qr-bill': 'fr-CH a4',
    verifactu: 'en-US letter',
    void: 'zh-Hant a4',
    yen: 'ja-JP a4',
  },
};

/** All documents, design by design. */
export const catalogue: CatalogueEntry[] = Object.entries(WAYS).flatMap(([design, ways]) =>
  Object.entries(ways).map(([sample, way]) => {
    const [locale, paper] = way.split(' ') as [SupportedLocale, CatalogueEntry['paper']];
    return { design, sample, locale, paper };
  }),
);

/** How a document is called: the beginning of the names of its goldens. */
export function nameOf({ design, sample }: CatalogueEntry): string {
  return `${design}/${sample}`;
}
