import type { Ticket } from '../effects.js';
import type { RecordsKind } from '../posted/effects.js';
import type { PostedPdfs } from '../posted/print-posted-pdf.js';
import type { AuthenticatedRequest } from '../running-request.js';
import type { XmlEffects } from './effects.js';

/** The body of a request, before it is read. */
export interface SentBody {
  kind: RecordsKind;
  mediaType: string;
  /** Of XML, if its media type names one. */
  encoding: string | undefined;
  /** It may be larger than those that have a place of their own. */
  isLargeBody: boolean;
  /** Reads it. Stops when the signal of the request fires. */
  receive: () => Promise<Buffer>;
}

/** Works with what callers send. */
export interface PostedXmls {
  pdfs: PostedPdfs;
  effects: XmlEffects;
}

/** A body that was read, and the permission to work on it. */
export interface Received {
  bytes: Buffer;
  ticket: Ticket;
}

/**
 * Reads a body within the body budget, and works on it in a slot. A large body waits for one of the few slots for large documents before it is read.
 * @throws OverloadedError | ShareExceededError, what receiving and the work throw, or the signal's reason
 */
export async function withReceived<T>(
  { pdfs, effects: xmls }: PostedXmls,
  { caller, signal, steps }: AuthenticatedRequest,
  { isLargeBody, receive }: SentBody,
  { needsBrowser }: { needsBrowser: boolean },
  work: (received: Received) => Promise<T>,
): Promise<T> {
  const { organisationId } = caller;
  const { effects } = pdfs;
  using _budget = isLargeBody ? null : await effects.admitBody(organisationId, signal);
  using early = isLargeBody ? await steps.time('queue', () => effects.admitLarge(organisationId, signal)) : null;
  const bytes = await steps.time('receive', receive);
  using ticket =
    early ??
    (await steps.time('queue', () =>
      needsBrowser ? effects.admit(organisationId, signal) : xmls.admitXml(organisationId, signal),
    ));
  return await work({ bytes, ticket });
}
