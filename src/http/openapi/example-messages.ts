import type { Request } from 'express';
import { lacks, SCOPES } from '../authenticate/require-scope.js';
import type { ErrorCode } from '../../invoices/error-code.js';
import { HttpError } from '../answers/http-error.js';
import { onlyAllowed } from '../answers/only-methods.js';
import { allowedMethods, type Operation, parseInput } from '../operations/operation.js';
import { parametersOf } from './parameters.js';

/** Messages of an operation that replace those of the error table. */
type Messages = Readonly<Partial<Record<ErrorCode, string>>>;

/** The messages of this operation, taken from its own errors. */
export function exampleMessages(operation: Operation): Messages {
  const parameters = parametersOf(operation);
  const good = Object.fromEntries(
    parameters.filter((one) => one.in === 'path').map(({ name, example }) => [name, String(example)]),
  );
  const field = parameters.find((one) => one.in === 'query');
  return {
    method_not_allowed: onlyAllowed(allowedMethods(operation.access)),
    ...(operation.access !== 'public' && { insufficient_scope: lacks(SCOPES[operation.access]) }),
    ...refusal(operation, {}, {}),
    ...(field && refusal(operation, good, { [field.name]: ['given', 'twice'] })),
  };
}

function refusal(operation: Operation, params: Request['params'], query: Request['query']): Messages {
  try {
    parseInput(operation, { params, query });
    return {};
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { [error.code]: error.message };
  }
}
