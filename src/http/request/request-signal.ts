import type { Response } from 'express';
import { CallerGoneError, DeadlineError } from '../../pdf/deadline.js';
import { onInterruption } from './interruption.js';

/**
 * Fires when the caller goes away, when the request is malformed, or at the deadline of the whole request. The deadline is on the monotonic clock and never
 * restarts.
 */
export function requestSignal(response: Response, milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DeadlineError(milliseconds)), milliseconds);
  onInterruption(response, (fault) => controller.abort(fault));
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) controller.abort(new CallerGoneError());
  });
  return controller.signal;
}
