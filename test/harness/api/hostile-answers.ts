import { expect } from '@jest/globals';
import type { RawAnswer } from '../service/raw-http.js';

const CODES: Readonly<Record<number, readonly string[]>> = {
  400: ['invalid_request', 'invalid_id', 'invalid_parameter'],
  401: ['unauthorized'],
  404: ['not_found'],
  405: ['method_not_allowed'],
  431: ['headers_too_large'],
};

/** What would betray the inside: stacks, files, SQL, and the names of what the service is made of. */
const INSIDE =
  /\bat [\w.<>]+ \(|\n\s+at |node_modules|\.[cm]?[jt]s\b|\/(?:src|dist|home|work|tmp|usr)\/|\bSELECT\b|\bpostgres|prisma|zod|express|TypeError|URIError|stack/i;

/**
 * What every answer to whatever request must be: one of the statuses of the contract, errors in the one shape, and nothing of the inside nor of what was
 * sent in them. Returns the answer in the words of the contract.
 */
export function expectDecentAnswer(answer: RawAnswer, target: string): string {
  const { status, headers, body } = answer;
  if (status === 200) return '200';
  expect([status, Object.keys(CODES)]).toEqual([status, expect.arrayContaining([String(status)])]);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(headers['cache-control']).toBe('no-store');
  const error = JSON.parse(body) as Record<string, string>;
  expect(Object.keys(error)).toEqual(['code', 'message', 'request_id']);
  expect(error['request_id']).toBe(headers['x-request-id']);
  expect(error['request_id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(CODES[status]).toContain(error['code']);
  expect(error['message']).toMatch(/^[A-Z][\x20-\x7e]{5,200}\.$/);
  expect(body).not.toMatch(INSIDE);
  expectNoEcho(answer, target);
  return status === 400 ? `400 ${error['code']}` : String(status);
}

/** Whatever is no plain word is from the caller, and stays away. */
function expectNoEcho({ headers, body }: RawAnswer, target: string): void {
  const said = `${Object.values(headers).join('\n')}\n${body}`;
  const parts = target.split(/[/?&=]/).flatMap((part) => [part, decoded(part)]);
  expect(parts.filter((part) => part.length >= 4 && !/^\W*[\w-]*\W*$/.test(part) && said.includes(part))).toEqual([]);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
