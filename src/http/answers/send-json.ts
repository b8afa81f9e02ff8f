import type { Response } from 'express';

/** Answers with JSON for this caller only: no cache on the way may store it. */
export function sendJson(response: Response, body: object, status = 200): void {
  response.status(status).set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' }).json(body);
}
