import type { Response } from 'express';

/** Answers with a body of JSON that is the caller's alone: nothing on the way may keep it. */
export function sendJson(response: Response, body: object): void {
  response.status(200).set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' }).json(body);
}
