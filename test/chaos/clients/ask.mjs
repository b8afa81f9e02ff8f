import { request as send } from 'node:http';
import { sha256 } from './ledger.mjs';

/** Longer than any request may take: a service that is silent for so long hangs. */
const PATIENCE_MS = 30_000;

/**
 * @typedef {object} Plan what to ask
 * @property {string} url of the service or gateway
 * @property {string} path
 * @property {string} token
 * @property {string} organisationId
 * @property {string} id
 * @property {string} kind
 * @property {import('../world/seed-data.mjs').SeededInvoice} [invoice]
 * @property {number} [due] performance.now() when it should have left; later counts as waiting
 * @property {{ afterMs: number } | { inBody: true }} [abort] the client leaves
 * @property {import('node:http').Agent} agent
 */

/** Asks once, whatever comes of it, and notes it. @param {Plan} plan @param {import('./ledger.mjs').Ledger} ledger @returns {Promise<import('./ledger.mjs').RequestRecord>} */
export function ask(plan, ledger) {
  const start = plan.due ?? performance.now();
  /** @type {Buffer[]} */
  const chunks = [];
  /** @type {import('node:http').IncomingMessage | undefined} */
  let answer;
  let [aborted, silent, settled] = [false, false, false];
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${plan.token}`, 'x-request-id': plan.id };
    const request = send(plan.url + plan.path, { agent: plan.agent, headers });
    const leave = () => {
      aborted = true;
      request.destroy();
    };
    const patience = setTimeout(() => {
      silent = true;
      request.destroy();
    }, PATIENCE_MS);
    const leaving = plan.abort && 'afterMs' in plan.abort ? setTimeout(leave, plan.abort.afterMs) : undefined;

    /** @param {NodeJS.ErrnoException} [error] */
    const settle = (error) => {
      if (settled) return;
      settled = true;
      clearTimeout(patience);
      clearTimeout(leaving);
      const body = Buffer.concat(chunks);
      const complete = answer?.complete === true && error === undefined;
      const ending = complete ? 'complete' : endingOf({ aborted, silent, began: answer !== undefined, error });
      const record = recordOf(plan, { start, body, answer, ending });
      ledger.add(record, body);
      resolve(record);
    };
    request.on('error', settle);
    request.on('response', (response) => {
      answer = response;
      response.on('data', (chunk) => {
        chunks.push(chunk);
        if (plan.abort && 'inBody' in plan.abort && response.statusCode === 200) leave();
      });
      response.on('error', settle);
      response.on('close', () => settle());
      response.on('end', () => settle());
    });
    request.end();
  });
}

/** @param {{ aborted: boolean, silent: boolean, began: boolean, error?: NodeJS.ErrnoException }} facts @returns {import('./ledger.mjs').Ending} */
function endingOf({ aborted, silent, began, error }) {
  if (aborted) return 'aborted';
  if (silent) return 'silent';
  if (began) return 'cut';
  return error?.code === 'ECONNREFUSED' ? 'refused' : 'reset';
}

/**
 * @param {Plan} plan
 * @param {{ start: number, body: Buffer, answer: import('node:http').IncomingMessage | undefined, ending: import('./ledger.mjs').Ending }} facts
 * @returns {import('./ledger.mjs').RequestRecord}
 */
function recordOf({ id, invoice, organisationId, kind }, { start, body, answer, ending }) {
  const { headers = {}, statusCode = 0 } = answer ?? {};
  const length = headers['content-length'];
  const given = headers['x-request-id'];
  return {
    id,
    answeredId: typeof given === 'string' ? given : undefined,
    invoice,
    organisationId,
    kind,
    status: statusCode,
    code: statusCode >= 400 ? codeIn(body) : '',
    retryAfter: headers['retry-after'],
    connection: headers.connection,
    length: body.length,
    contentLength: length === undefined ? undefined : Number(length),
    sha256: sha256(body),
    ending,
    start,
    latency: performance.now() - start,
  };
}

/** The code of an error's body; empty where there is none. @param {Buffer} body */
export function codeIn(body) {
  try {
    const { code } = /** @type {{ code?: unknown }} */ (JSON.parse(body.toString()));
    return typeof code === 'string' ? code : '';
  } catch {
    return '';
  }
}
