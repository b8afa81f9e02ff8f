import type { Request, Response } from 'express';
import { civilToday } from '../../../pdf/invoice/civil-today.js';
import { InvoiceNotFoundError, UnshowableInvoiceError } from '../../../invoices/errors.js';
import type { Ledger, LedgerInvoice, LedgerOwner, LedgerPage } from '../../../invoices/ledger/ledger.js';
import { authenticatedRequest } from '../../authenticate/authenticate.js';
import { HttpError } from '../../answers/http-error.js';
import type { Surroundings } from './bodies.js';
import { type Page, pagination } from './pagination.js';
import { numberOrId } from './reference.js';

export interface ReadOptions {
  ledger: Ledger;
  /** The address under which this request reached the service, without a slash at the end. */
  baseUrlOf: (request: Request) => string;
  now: () => Date;
}

/** Turns one invoice into the body of an endpoint. */
export type InvoiceBody<T> = (of: LedgerInvoice, around: Surroundings) => T;

/** One invoice of the caller's organisation. @throws InvoiceNotFoundError */
export async function readInvoice<T>(
  options: ReadOptions,
  { request, response, invoiceId, lines }: { request: Request; response: Response; invoiceId: string; lines: boolean },
  body: InvoiceBody<T>,
): Promise<T> {
  const running = authenticatedRequest(response);
  const { organisationId } = running.caller;
  const invoice = await running.step('find', () => options.ledger.find(organisationId, numberOrId('number', invoiceId), lines));
  if (!invoice) throw new InvoiceNotFoundError();
  return shown(invoice, surroundings(options, request, invoice), body);
}

/**
 * A page of a list, with the addresses of the previous and the next page.
 * @param path of the list
 * @throws HttpError not_found if the order or account does not exist
 */
export async function readPage<T>(
  options: ReadOptions,
  {
    request,
    response,
    owner,
    page,
    path,
  }: { request: Request; response: Response; owner: LedgerOwner; page: Page; path: string },
  body: InvoiceBody<T>,
): Promise<{ invoices: T[]; pagination: ReturnType<typeof pagination> }> {
  const running = authenticatedRequest(response);
  const { organisationId } = running.caller;
  const { limit, offset, order_by: order = 'desc' } = page;
  const found: LedgerPage | null = await running.step('find', () =>
    options.ledger.list({ organisationId, owner, order, limit, offset }),
  );
  if (!found) throw new HttpError('not_found');
  const [first] = found.invoices;
  // All invoices are of one organisation, so they have one time zone.
  const around = first && surroundings(options, request, first);
  return {
    invoices: around ? found.invoices.map((invoice) => shown(invoice, around, body)) : [],
    pagination: pagination(`${options.baseUrlOf(request)}${path}`, page, found.total),
  };
}

function surroundings({ baseUrlOf, now }: ReadOptions, request: Request, { timeZone }: LedgerInvoice): Surroundings {
  return { base: baseUrlOf(request), today: civilToday(now(), timeZone) };
}

/** For an error in a list, the log must name the invoice. */
function shown<T>(invoice: LedgerInvoice, around: Surroundings, body: InvoiceBody<T>): T {
  try {
    return body(invoice, around);
  } catch (error) {
    throw new UnshowableInvoiceError(invoice.number, error);
  }
}
