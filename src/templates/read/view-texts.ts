import { z } from 'zod';
import { viewSchema } from '../../view/document/document-view.js';

interface Shape {
  type?: string;
  properties?: Readonly<Record<string, Shape>>;
  anyOf?: readonly Shape[];
}

/** The texts of a view that are in no list, each by its path: `summary.amount`. */
export const TEXTS_OF_VIEW: readonly string[] = textsIn(z.toJSONSchema(viewSchema) as Shape).filter(
  (path) => path !== 'seller.logo.source',
);

const KNOWN: ReadonlySet<string> = new Set(TEXTS_OF_VIEW);

/** Whether a path names a text: one of these, or a property of the document. */
export function isTextOfView(path: string): boolean {
  return KNOWN.has(path) || /^attributes\.[^\s.]+$/.test(path);
}

function textsIn({ type, properties, anyOf = [] }: Shape, path = ''): string[] {
  if (type === 'string') return [path];
  const below = Object.entries(properties ?? {}).flatMap(([name, one]) => textsIn(one, path === '' ? name : `${path}.${name}`));
  return [...below, ...anyOf.flatMap((one) => textsIn(one, path))];
}
