import { randomUUID } from 'node:crypto';
import { checkSize } from '../invoices/check-size.js';
import { InvoiceTooLargeError } from '../invoices/errors.js';
import type { Invoice } from '../invoices/invoice.js';
import { civilToday } from './civil-today.js';
import { within } from './deadline.js';
import type { DownloadRequest, Press } from './download-invoice-pdf.js';
import type { Place } from './effects.js';

/** A PDF that nobody has seen yet. */
export interface ProducedPdf {
  bytes: Buffer;
  /** The language that it is in. */
  locale: string;
  /** The name of the template that it is made with. */
  template: string;
}

/**
 * Invoice → HTML → PDF, with the turn that the place has. A large invoice gives that turn to the next and waits for one of the few that large ones get; both turns are
 * passed on as soon as the PDF is there: what follows needs no browser.
 * @throws InvoiceTooLargeError | TemplateUnavailableError before anything is printed, OverloadedError | ShareExceededError, what rendering and printing throw, or the signal's reason
 */
export async function producePdf(
  press: Press,
  request: Pick<DownloadRequest, 'caller' | 'locale' | 'signal' | 'steps'>,
  { invoice, place }: { invoice: Invoice; place: Place },
): Promise<ProducedPdf> {
  const { effects, limits, poison } = press;
  const { caller, signal, steps } = request;
  checkSize(invoice, limits);
  const template = press.chooseTemplate(invoice, request.locale);
  const key = [invoice.id, invoice.version, request.locale, template.key].join(' ');
  poison.check(key);
  if (invoice.lines.length > limits.largeLines) place.passOn();
  using large =
    invoice.lines.length > limits.largeLines
      ? await steps.time('queue', effects.admitLarge(caller.organisationId, signal))
      : null;

  const marker = randomUUID();
  const today = civilToday(effects.now(), invoice.organisation.timeZone);
  // Begun within the step: most of it happens before there is anything to wait for.
  const rendering = Promise.resolve().then(() => effects.render(template, invoice, { locale: request.locale, today, marker }));
  const { html, locale } = await steps.time('render', within(signal, rendering));
  if (html.length > limits.htmlLength) throw new InvoiceTooLargeError('the document', `${limits.htmlLength} characters of HTML`);

  try {
    const print = effects.print({ html, marker, date: invoice.issueDate, signal });
    const bytes = await steps.time('print', within(signal, print));
    if (bytes.length > limits.pdfBytes) throw new InvoiceTooLargeError('the PDF', `${limits.pdfBytes} bytes`);
    return { bytes, locale, template: template.name };
  } catch (error) {
    poison.note(key, error);
    throw error;
  } finally {
    large?.passOn();
    place.passOn();
  }
}
