import type { Request } from 'express';
import { matchLocale, supportedLocales } from '../document/index.js';
import { invalidParameter } from './http-error.js';
import type { Disposition } from './send-pdf.js';

/** What every PDF route takes besides its ids. */
export interface PdfQuery {
  disposition: Disposition;
  /** One of the supported languages; null: the customer's. */
  locale: string | null;
}

/** @throws HttpError invalid_parameter, naming the parameter and what it accepts */
export function parsePdfQuery(request: Request): PdfQuery {
  return { disposition: parseDisposition(request.query['disposition']), locale: parseLocale(request.query['locale']) };
}

function parseDisposition(value: unknown): Disposition {
  if (value === undefined) return 'attachment';
  if (value === 'attachment' || value === 'inline') return value;
  throw invalidParameter('disposition', 'attachment or inline');
}

function parseLocale(value: unknown): string | null {
  if (value === undefined) return null;
  const locale = typeof value === 'string' ? matchLocale(value) : null;
  if (!locale)
    throw invalidParameter('locale', `one language tag (BCP 47), in one of the languages of: ${supportedLocales.join(', ')}`);
  return locale;
}
