import type { ServerResponse } from 'node:http';
import type { HttpError } from '../answers/http-error.js';

const INTERRUPTED = Symbol('interrupted');

/** Tells the code that works on this response that its request is malformed. */
export function interrupt(response: ServerResponse, fault: HttpError): void {
  response.emit(INTERRUPTED, fault);
}

/** Calls `act` when that happens. */
export function onInterruption(response: ServerResponse, act: (fault: HttpError) => void): void {
  response.once(INTERRUPTED, act);
}
