import type { ServerResponse } from 'node:http';
import type { HttpError } from './http-error.js';

const INTERRUPTED = Symbol('interrupted');

/** Tells whoever works on this response that its request turned out to be malformed after it was accepted. */
export function interrupt(response: ServerResponse, fault: HttpError): void {
  response.emit(INTERRUPTED, fault);
}

/** Hears of that. */
export function onInterruption(response: ServerResponse, act: (fault: HttpError) => void): void {
  response.once(INTERRUPTED, act);
}
