import { bearer } from '../service/tokens.js';

/** What a batch says of itself. */
export interface BatchAnswer {
  id: string;
  state: string;
  counts: { total: number; waiting: number; done: number; failed: number; cancelled: number };
  faults: { invoiceId: string; invoiceNumber: string; code: string; message: string }[];
  error: { code: string; message: string } | null;
  result: { url: string; byteLength: number; sha256: string; contentType: string; fileName: string } | null;
  perMinute: number | null;
  estimatedEnd: string | null;
  expiresAt: string | null;
}

/** Asks the routes of batches in the name of an organisation. */
export function batchClient(baseUrl: string, organisationId: string) {
  const authorization = bearer({ organisation_id: organisationId });
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${baseUrl}/api/v1/batches${path}`, {
      redirect: 'manual',
      ...init,
      headers: { authorization, ...(init.headers as Record<string, string>) },
    });
  const json = async (response: Response) => (await response.json()) as BatchAnswer;
  const create = (body: object, headers: Record<string, string> = {}) =>
    ask('', { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
  const get = async (id: string) => json(await ask(`/${id}`));
  /** Creates a batch and waits until it has ended. */
  const run = async (body: object) => ended((await json(await create(body))).id);
  const ended = async (id: string) => {
    for (let wait = 0; wait < 1200; wait += 1) {
      const batch = await get(id);
      if (['finished', 'failed', 'cancelled'].includes(batch.state)) return batch;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the batch ${id} does not end`);
  };
  const result = async (id: string, headers: Record<string, string> = {}) => ask(`/${id}/result`, { headers });
  const change = (id: string, what: 'cancel' | 'retry') => ask(`/${id}/${what}`, { method: 'POST' });
  return { ask, create, get, run, ended, result, change };
}
