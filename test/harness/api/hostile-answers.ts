import { expect } from '@jest/globals';
import type { RawAnswer } from '../service/raw-http.js';

const CODES: Readonly<Record<number, readonly string[]>> = {
  400: ['invalid_request', 'invalid_id', 'invalid_parameter'],
  401: ['unauthorized'],
  404: ['not_found'],
  405: ['method_not_allowed'],
  431: ['headers_too_large'],
};

/** Internal details that no answer may contain: stacks, files, SQL, and names of the parts of the service. */
const INSIDE =
  /\bat [\w.<>]+ \(|\n\s+at |node_modules|\.[cm]?[jt]s\b|\/(?:src|dist|home|work|tmp|usr)\/|\bSELECT\b|\bpostgres|prisma|zod|express|TypeError|URIError|stack/i;

/**
 * The rules for every answer to any request: a status of the contract, errors in the same shape, without internal details and without the caller's input.
 * Returns the answer in the words of the contract.
 */
export function expectDecentAnswer(answer: RawAnswer, target: string): string {
  if (answer.status === 200) return '200';
  // Expected at once: tens of thousands of answers come through here, and each `expect` costs as much as a request.
  expect(faultsOf(answer, target)).toEqual([]);
  const { code } = JSON.parse(answer.body) as { code: string };
  return answer.status === 400 ? `400 ${code}` : String(answer.status);
}

function faultsOf(answer: RawAnswer, target: string): string[] {
  const { status, headers, body } = answer;
  const codes = CODES[status];
  if (!codes) return [`status ${status}`];
  const error = JSON.parse(body) as Record<string, string>;
  const { code = '', message = '', request_id: requestId = '' } = error;
  const faults: [fault: string, isThere: boolean][] = [
    [`content-type ${headers['content-type']}`, headers['content-type'] !== 'application/json; charset=utf-8'],
    [`cache-control ${headers['cache-control']}`, headers['cache-control'] !== 'no-store'],
    [`fields ${Object.keys(error).join()}`, Object.keys(error).join() !== 'code,message,request_id'],
    [`request_id ${requestId}`, requestId !== headers['x-request-id'] || !/^[0-9a-f-]{36}$/.test(requestId)],
    [`code ${code} of ${status}`, !codes.includes(code)],
    [`message ${message}`, !/^[A-Z][\x20-\x7e]{5,200}\.$/.test(message)],
    [`the inside in ${body}`, INSIDE.test(body)],
  ];
  return [...faults.flatMap(([fault, isThere]) => (isThere ? [fault] : [])), ...echoesIn(answer, target)];
}

/** Input that is repeated in the answer. Every text that is not a plain word is from the caller and must not appear. */
function echoesIn({ headers, body }: RawAnswer, target: string): string[] {
  const said = `${Object.values(headers).join('\n')}\n${body}`;
  const parts = target.split(/[/?&=]/).flatMap((part) => [part, decoded(part)]);
  return parts.filter((part) => part.length >= 4 && !/^\W*[\w-]*\W*$/.test(part) && said.includes(part));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
