import type { FinishedRequest } from '../../../src/http/server/finished-request.js';

/** A downloaded PDF that took 100 ms, with the given differences. */
export function finishedRequestWith(changes: Partial<FinishedRequest> = {}): FinishedRequest {
  const startedAt = 5000;
  const step = (name: string, start: number, end: number) => ({
    name,
    start: startedAt + start,
    end: startedAt + end,
    failed: false,
  });
  return {
    method: 'GET',
    route: '/api/v1/invoice-pdf/{id}/pdf',
    path: '/api/v1/invoice-pdf/inv_1/pdf',
    scheme: 'https',
    httpVersion: '1.1',
    status: 200,
    code: undefined,
    error: undefined,
    requestId: 'request-1',
    startedAt,
    endedAt: startedAt + 100,
    steps: [
      step('authenticate', 1, 2),
      step('find', 2, 12),
      step('render', 12, 15),
      step('print', 15, 75),
      step('finish', 75, 80),
      step('audit', 80, 90),
      step('send', 90, 95),
    ],
    bytes: 1234,
    eInvoice: undefined,
    conformance: { claimed: 'PDF/A-3a, PDF/UA-1', faults: [] },
    traceParent: undefined,
    traceState: undefined,
    ...changes,
  };
}
