import { z } from 'zod';
import { type Answer, type Operation, operation } from './operation.js';

export const SERVICE_TAG = { name: 'Service', description: 'What operators and tools ask.' };

const none = { params: z.object({}), query: z.object({}), errors: [], tag: SERVICE_TAG.name, access: 'public' } as const;

const part = z.enum(['ok', 'failing']);

const readiness = z
  .strictObject({
    status: z.enum(['ready', 'not ready', 'stopping']),
    checks: z.strictObject({ database: part, chromium: part }),
    reasons: z.array(z.string()).optional().describe('What an operator has to do first: a migration or a right is missing.'),
  })
  .meta({ id: 'Readiness' });

export const getHealth = operation({
  ...none,
  operationId: 'getHealth',
  path: '/healthz',
  summary: 'Whether the process lives',
  description: 'Answers as long as the process does, whatever the database and the browsers do.',
  answers: {
    200: {
      description: 'It lives.',
      content: { 'application/json': { schema: z.strictObject({ status: z.literal('alive') }), example: { status: 'alive' } } },
    },
  },
});

export const getReadiness = operation({
  ...none,
  operationId: 'getReadiness',
  path: '/readyz',
  summary: 'Whether PDFs can be had',
  description:
    'Looks for a usable browser and a database that answers, has every migration and gives the rights that are needed; says no from the moment the service is told to stop.',
  answers: {
    200: readinessAnswer('Send requests.', { status: 'ready', checks: { database: 'ok', chromium: 'ok' } }),
    503: readinessAnswer('Send none now.', { status: 'not ready', checks: { database: 'failing', chromium: 'ok' } }),
  },
});

export const getDescription = operation({
  ...none,
  operationId: 'getDescription',
  path: '/openapi.json',
  summary: 'This description',
  description: 'OpenAPI 3.1, made from what the routes themselves are made of.',
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
  description: 'A page to read the description in and to try the API with; whatever it needs comes from this service.',
  answers: {
    200: { description: 'The page.', content: { 'text/html': { schema: z.string(), example: '<!doctype html>…' } } },
  },
});

export const SERVICE_OPERATIONS: readonly Operation[] = [getHealth, getReadiness, getDescription, getDocs];

function readinessAnswer(description: string, example: z.output<typeof readiness>): Answer {
  return { description, content: { 'application/json': { schema: readiness, example } } };
}
