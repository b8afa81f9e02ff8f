import type { Response } from 'express';
import { CallerGoneError, DeadlineError } from '../../pdf/deadline.js';
import { onInterruption } from './interruption.js';

/** The signal of a request, and how to give it more time. */
export interface RequestDeadline {
  signal: AbortSignal;
  /** Moves the deadline. */
  allowMore: (milliseconds: number) => void;
}

/** Fires when the caller goes away, when the request is malformed, or at the deadline of the whole request. The deadline is on the monotonic clock. */
export function requestDeadline(response: Response, milliseconds: number): RequestDeadline {
  const controller = new AbortController();
  const start = performance.now();
  let allowed = milliseconds;
  const startTimer = () => setTimeout(() => controller.abort(new DeadlineError(allowed)), start + allowed - performance.now());
  let timer = startTimer();
  onInterruption(response, (fault) => controller.abort(fault));
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) controller.abort(new CallerGoneError());
  });
  return {
    signal: controller.signal,
    allowMore(more) {
      if (response.closed) return;
      clearTimeout(timer);
      allowed += more;
      timer = startTimer();
    },
  };
}
