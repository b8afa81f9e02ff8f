import type { IncomingMessage } from 'node:http';
import type { Express } from 'express';
import supertest from 'supertest';
import { pdfPath } from './pdf-path.js';
import { bearer } from './tokens.js';

/** Asks for a path with a good token of organisation A, and reads the answer as bytes. */
export function ask(app: Express, path = pdfPath('inv_1'), authorization: string | null = bearer()) {
  const request = supertest(app).get(path).buffer(true).parse(bytes);
  return authorization === null ? request : request.set('Authorization', authorization);
}

/** The JSON body of an answer that `ask` read. */
export function json(response: { body: unknown }): Record<string, unknown> {
  return JSON.parse((response.body as Buffer).toString('utf8')) as Record<string, unknown>;
}

function bytes(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  (response as IncomingMessage)
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('error', (error) => done(error, Buffer.alloc(0)))
    .on('end', () => done(null, Buffer.concat(chunks)));
}
