/** A parameter as the served description has it. */
export interface DescribedParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  /** The page of /docs fills it in; a parameter that is best left out has none. */
  example?: string | number;
  schema: { maxLength?: number };
}

/** An operation as the served description has it. */
export interface DescribedOperation {
  operationId: string;
  path: string;
  /** Whether it wants a token. */
  needsToken: boolean;
  /** Whether it answers with a PDF. */
  isPdf: boolean;
  /** Methods that the same path answers too, such as DELETE. */
  otherMethods: string[];
  parameters: DescribedParameter[];
}

interface OperationObject {
  operationId: string;
  security?: unknown[];
  parameters?: DescribedParameter[];
  responses: Record<string, { content?: Record<string, unknown> }>;
}

/** Every operation of `/openapi.json` that is asked with GET; what is sent a body has tests of its own. */
export function describedOperations(document: unknown): DescribedOperation[] {
  const { paths } = document as { paths: Record<string, { get?: OperationObject }> };
  const asked = Object.entries(paths).flatMap(([path, { get, ...others }]) => (get ? [{ path, get, others }] : []));
  return asked.map(({ path, get, others }) => ({
    operationId: get.operationId,
    path,
    needsToken: get.security?.length !== 0,
    isPdf: 'application/pdf' in (get.responses['200']?.content ?? {}) && !isBatch(path),
    // Headers go another way than what is in the address.
    parameters: (get.parameters ?? []).filter((parameter) => parameter.in !== 'header'),
    otherMethods: Object.keys(others).map((method) => method.toUpperCase()),
  }));
}

/** Batches are made in the background: what a caller asks of them prints nothing. */
export function isBatch(path: string): boolean {
  return path.startsWith('/api/v1/batches');
}

/** Its path with its parameters in their places, as they go over the wire. */
export function targetOf({ path }: Pick<DescribedOperation, 'path'>, raw: Readonly<Record<string, string>>, query = ''): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => raw[name] ?? '') + (query === '' ? '' : `?${query}`);
}
