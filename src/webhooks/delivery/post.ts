import { type ClientRequest, type IncomingMessage, request as httpRequest, Agent as HttpAgent } from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type Address, checkedAddresses, type Resolve } from '../destination/checked-addresses.js';
import { WebhookFault } from '../errors.js';
import { networkFault } from './network-fault.js';

export interface PostOptions {
  /** For the look-up, the connection and the first line of the answer together, in milliseconds. */
  timeoutMs: number;
  allowPrivate: boolean;
  resolve: Resolve;
  /** Certificates (PEM) to trust in place of Node's. */
  ca?: string;
}

/** What matters of an answer. Its body does not: nothing of it is kept. */
export interface Answer {
  status: number;
  /** The header `Retry-After`. */
  retryAfter: string | null;
}

/** Of the answer's body, so much and so long is read, so that a receiver is not cut off in the middle of its answer. */
const MOST_BODY_BYTES = 16_384;
const LONGEST_BODY_MS = 1000;

const MOST_HEADER_BYTES = 8192;

/** Time for each address of a host with several. Node's quarter of a second is too short for a receiver on another continent. */
const NEXT_ADDRESS_MS = 2000;

/**
 * Posts once to a destination that the policy allows. Its addresses are looked up once, checked, and the connection goes to one of them. No redirect is
 * followed, no proxy is used, no connection is kept.
 * @throws WebhookFault if there is no answer
 */
export async function post(
  url: URL,
  { headers, body }: { headers: Readonly<Record<string, string>>; body: string },
  { timeoutMs, allowPrivate, resolve, ca }: PostOptions,
): Promise<Answer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), timeoutMs);
  let request: ClientRequest | undefined;
  try {
    const addresses = await untilAborted(deadline.signal, checkedAddresses(url.hostname, allowPrivate, resolve));
    request = open(url, addresses, { ...headers, ...ownHeaders(body) }, ca);
    const response = await untilAborted(deadline.signal, answerTo(request, body));
    // The status is known: whatever the body does, this does not fail any more.
    await readAway(response);
    return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] ?? null };
  } catch (error) {
    throw deadline.signal.aborted ? new WebhookFault(`no answer within ${timeoutMs} ms`) : networkFault(error);
  } finally {
    clearTimeout(timer);
    request?.destroy();
  }
}

function ownHeaders(body: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'invoice-press',
    connection: 'close',
  };
}

function open(url: URL, addresses: readonly Address[], headers: Record<string, string>, ca: string | undefined): ClientRequest {
  const options = {
    method: 'POST',
    headers,
    lookup: fixedLookup(addresses),
    maxHeaderSize: MOST_HEADER_BYTES,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
  };
  if (url.protocol === 'http:') return httpRequest(url, { ...options, agent: new HttpAgent({ keepAlive: false }) });
  // Stated, so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not count here.
  const tls = { rejectUnauthorized: true, ...(ca !== undefined && { ca }) };
  return httpsRequest(url, { ...options, ...tls, agent: new HttpsAgent({ keepAlive: false }) });
}

/** Answers each look-up of the connection with the checked addresses. */
function fixedLookup(addresses: readonly Address[]): LookupFunction {
  return (_hostname, { all }, done) => {
    const [first] = addresses;
    if (!first) done(new Error('no address'), '');
    else if (all) done(null, [...addresses]);
    else done(null, first.address, first.family);
  };
}

/** Sends the body, and waits for the headers of the answer. */
function answerTo(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new WebhookFault('HTTP: the receiver changed the protocol (status 101)'));
    });
    request.end(body);
  });
}

/** Reads the body and drops it, within bounds. */
function readAway(response: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, LONGEST_BODY_MS);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BODY_BYTES) end();
    });
    response.on('error', end);
    response.on('close', end);
  });
}

/** Waits for work, but not longer than the signal. The work goes on: a look-up cannot be ended. */
function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    work.then(resolve, reject);
  });
}
