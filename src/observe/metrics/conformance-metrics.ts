import { Counter, type Registry } from 'prom-client';
import type { FinishedRequest } from '../../http/server/finished-request.js';

/** Counts finished PDFs by what they claim, and by what kept them from more. */
export function conformanceMetrics(registry: Registry): (request: Pick<FinishedRequest, 'conformance'>) => void {
  const of = { registers: [registry] };
  const pdfs = new Counter({
    ...of,
    name: 'invoice_press_pdfs_total',
    help: 'Finished PDFs, by the standards that they claim.',
    labelNames: ['conformance'],
  });
  const faults = new Counter({
    ...of,
    name: 'invoice_press_conformance_faults_total',
    help: 'PDFs that a gate kept from a standard that was wanted, by the gate.',
    labelNames: ['gate'],
  });
  return ({ conformance }) => {
    if (!conformance) return;
    pdfs.inc({ conformance: conformance.claimed });
    for (const gate of new Set(conformance.faults.map((fault) => fault.gate))) faults.inc({ gate });
  };
}
