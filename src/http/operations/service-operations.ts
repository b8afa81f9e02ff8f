import { z } from 'zod';
import { type Answer, type Operation, operation } from './operation.js';

export const SERVICE_TAG = { name: 'Service', description: 'For operators and tools.' };

const none = { params: z.object({}), query: z.object({}), errors: [], tag: SERVICE_TAG.name, access: 'public' } as const;

const part = z.enum(['ok', 'failing']);

const readiness = z
  .strictObject({
    status: z.enum(['ready', 'not ready', 'stopping']),
    checks: z.strictObject({ database: part, chromium: part }),
    reasons: z
      .array(z.string())
      .optional()
      .describe('What an operator must do first, for example apply a migration or grant a right.'),
  })
  .meta({ id: 'Readiness' });

export const getHealth = operation({
  ...none,
  operationId: 'getHealth',
  path: '/healthz',
  summary: 'Whether the process is alive',
  description: 'Answers `200` while the process runs, even if the database or the browsers fail.',
  answers: {
    200: {
      description: 'The process is alive.',
      content: { 'application/json': { schema: z.strictObject({ status: z.literal('alive') }), example: { status: 'alive' } } },
    },
  },
});

export const getReadiness = operation({
  ...none,
  operationId: 'getReadiness',
  path: '/readyz',
  summary: 'Whether the service can make PDFs',
  description:
    'The service is ready if a browser is usable and the database answers, has every migration and grants the needed rights. It is not ready as soon as it is told to stop.',
  answers: {
    200: readinessAnswer('The service accepts requests.', { status: 'ready', checks: { database: 'ok', chromium: 'ok' } }),
    503: readinessAnswer('Not ready: send no requests now.', {
      status: 'not ready',
      checks: { database: 'failing', chromium: 'ok' },
    }),
  },
});

export const getDescription = operation({
  ...none,
  operationId: 'getDescription',
  path: '/openapi.json',
  summary: 'This description',
  description: 'OpenAPI 3.1, generated from the definitions of the routes.',
  answers: {
    200: {
      description: 'The description.',
      content: { 'application/json': { schema: z.looseObject({ openapi: z.string() }), example: { openapi: '3.1.0' } } },
    },
  },
});

export const getDocs = operation({
  ...none,
  operationId: 'getDocs',
  path: '/docs',
  summary: 'This description as a page',
  description:
    'A page to read the description and to try the API. It loads everything from this service. `/docs/e-invoice` shows a sample invoice as XML beside its page.',
  answers: {
    200: { description: 'The page.', content: { 'text/html': { schema: z.string(), example: '<!doctype html>…' } } },
  },
});

export const SERVICE_OPERATIONS: readonly Operation[] = [getHealth, getReadiness, getDescription, getDocs];

function readinessAnswer(description: string, example: z.output<typeof readiness>): Answer {
  return { description, content: { 'application/json': { schema: readiness, example } } };
}
