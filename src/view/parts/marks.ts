import type { BillingDocument } from '../../invoices/billing-document.js';
import type { Invoice } from '../../invoices/invoice.js';
import { COURTESY_NOTICES } from '../../invoices/national-marks/courtesy-notice.js';
import { ksefInvoiceUrl } from '../../invoices/national-marks/ksef.js';
import type { NationalMarks } from '../../invoices/national-marks.js';
import { certifiedProgramLine } from '../../invoices/national-marks/portugal.js';
import { verifactuUrl } from '../../invoices/national-marks/verifactu.js';
import { MARK_CODE, type MarksView, type MarkView } from '../document/marks-view.js';
import type { Messages } from '../language/messages.js';
import { labelled } from './labelled-text.js';

// National marks. What the law words is in the language of the law, whatever the language of the document.

/** The marks of an invoice that was issued; null if it has none. A draft has none yet: its number and its day may change. */
export function marksView(document: BillingDocument, lang: string, messages: Messages): MarksView | null {
  if (document.type !== 'INVOICE' && document.type !== 'CREDIT_NOTE') return null;
  const { nationalMarks, status } = document;
  if (nationalMarks === null || status === 'DRAFT') return null;
  return {
    heading: messages.taxMarks,
    opening: verifactu(nationalMarks, document, messages),
    closing: [
      ...ksef(nationalMarks, document, messages),
      ...portugal(nationalMarks, messages),
      ...greece(nationalMarks, messages),
      ...courtesyNotice(nationalMarks, lang, messages),
    ],
  };
}

/** The ATCUD, which is on every page (Portaria 195/2020, art. 4); null if there is none. */
export function atcudOf(document: BillingDocument): string | null {
  if (document.type !== 'INVOICE' && document.type !== 'CREDIT_NOTE') return null;
  const { nationalMarks, status } = document;
  return status === 'DRAFT' || !nationalMarks?.portugal ? null : `ATCUD:${nationalMarks.portugal.atcud}`;
}

function verifactu({ verifactu: mark }: NationalMarks, invoice: Invoice, messages: Messages): MarkView[] {
  if (!mark) return [];
  return [
    {
      ...plain('verifactu', 'es'),
      title: 'QR tributario:',
      code: codeOf(verifactuUrl(mark, invoice), messages.taxMarkCode),
      legend: mark.system === 'verifactu' ? 'Factura verificable en la sede electrónica de la AEAT' : null,
    },
  ];
}

function ksef({ ksef: mark }: NationalMarks, invoice: Invoice, messages: Messages): MarkView[] {
  if (!mark) return [];
  const invoiceCode = codeOf(ksefInvoiceUrl(mark, invoice), messages.taxMarkCode);
  const certificate = codeOf(mark.certificateUrl ?? null, messages.taxMarkCertificate);
  return [
    { ...plain('ksef-invoice', 'pl'), code: invoiceCode, legend: mark.number ?? 'OFFLINE' },
    ...(certificate ? [{ ...plain('ksef-certificate', 'pl'), code: certificate, legend: 'CERTYFIKAT' }] : []),
  ];
}

function portugal({ portugal: mark }: NationalMarks, messages: Messages): MarkView[] {
  if (!mark) return [];
  const code = codeOf(mark.qr, messages.taxMarkCode);
  return [{ ...plain('portugal', 'pt'), title: `ATCUD:${mark.atcud}`, code, legend: certifiedProgramLine(mark) }];
}

function greece({ greece: mark }: NationalMarks, messages: Messages): MarkView[] {
  if (!mark) return [];
  const lines = labelled(
    ['ΜΑΡΚ', mark.mark],
    ['UID', mark.uid ?? null],
    [messages.authenticationCode, mark.authenticationCode ?? null],
  );
  return [{ ...plain('greece', 'el'), code: codeOf(mark.url, messages.taxMarkCode), lines }];
}

const TRANSLATIONS = { IT: 'courtesyNoticeItaly', RO: 'courtesyNoticeRomania' } as const;

function courtesyNotice({ courtesyNotice: mark }: NationalMarks, lang: string, messages: Messages): MarkView[] {
  if (!mark) return [];
  const { text, language } = COURTESY_NOTICES[mark.country];
  const isUnderstood = new Intl.Locale(lang).language === language;
  return [
    {
      ...plain('courtesy-notice', language),
      lines: labelled(['Index încărcare', mark.uploadIndex ?? null]),
      notices: [{ text, language }, ...(isUnderstood ? [] : [{ text: messages[TRANSLATIONS[mark.country]], language: lang }])],
    },
  ];
}

function plain(kind: MarkView['kind'], language: string): MarkView {
  return { kind, language, title: null, code: null, legend: null, lines: [], notices: [] };
}

/** Null without a text: then the invoice is not printed, see `checkNationalMarks`. */
function codeOf(text: string | null, label: string): MarkView['code'] {
  if (text === null) return null;
  const isLong = Buffer.byteLength(text) > MARK_CODE.mostBytes;
  return { text, label, size: isLong ? MARK_CODE.largeSize : MARK_CODE.size };
}
