import { Counter, type Registry } from 'prom-client';
import type { FinishedRequest } from '../../http/server/finished-request.js';

/** Counts the e-invoices that were wanted, by what became of them. */
export function eInvoiceMetrics(registry: Registry): (request: Pick<FinishedRequest, 'eInvoice'>) => void {
  const eInvoices = new Counter({
    registers: [registry],
    name: 'invoice_press_e_invoices_total',
    help: 'E-invoices that were wanted, by profile and by what became of them: embedded, dropped, preview (a draft), alone (XML without a PDF) or refused.',
    labelNames: ['profile', 'result'],
  });
  return ({ eInvoice }) => {
    if (eInvoice) eInvoices.inc({ profile: eInvoice.profile, result: eInvoice.result });
  };
}
