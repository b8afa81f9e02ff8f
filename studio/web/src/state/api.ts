// Questions to the studio's server.
import type { Catalogue, EInvoice, Fault, Finding, HtmlBlock, OwnFile, Rendering, Selection } from '../../../shared/api.js';

/** The server's refusal of a question. */
export class AskError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** A selection as the query of an address. */
export function queryOf(selection: Selection): URLSearchParams {
  const { design, sample, locale, paper, direction, variables, edition } = selection;
  const query = new URLSearchParams({ design, sample });
  const optional = { locale, paper, direction, edition: edition === 'now' ? null : edition };
  for (const [name, value] of Object.entries(optional)) if (value !== null) query.set(name, value);
  for (const [name, value] of Object.entries(variables)) query.set(`var.${name}`, value);
  return query;
}

export const askCatalogue = (): Promise<Catalogue> => ask('/api/catalogue');

/** @param look the page in view and the width of its image, which is made immediately */
export function askRendering(
  selection: Selection,
  look: { page: number; width: number },
  signal: AbortSignal,
): Promise<Rendering> {
  const query = queryOf(selection);
  query.set('page', String(look.page));
  query.set('width', String(look.width));
  return ask(`/api/rendering?${query}`, { signal });
}

export const askView = (selection: Selection, signal: AbortSignal): Promise<unknown> =>
  ask(`/api/view?${queryOf(selection)}`, { signal });

export const askHtml = (selection: Selection, signal: AbortSignal): Promise<HtmlBlock> =>
  ask(`/api/html?${queryOf(selection)}`, { signal });

/** Null: the document is no invoice. */
export const askEInvoice = (selection: Selection, profile: string, signal: AbortSignal): Promise<EInvoice | null> => {
  const query = queryOf(selection);
  query.set('profile', profile);
  return ask(`/api/e-invoice?${query}`, { signal });
};

export const askFindings = (design: string, signal: AbortSignal): Promise<Finding[]> =>
  ask(`/api/findings?${new URLSearchParams({ design })}`, { signal });

/** What `npm run templates:check` says, the printed pages included. */
export const askCheck = (design: string, signal: AbortSignal): Promise<Finding[]> =>
  ask(`/api/check?${new URLSearchParams({ design })}`, { signal });

/** Keeps the current templates for comparison. */
export const pin = (): Promise<{ pinnedAt: number }> =>
  ask('/api/pin', { method: 'POST', headers: { 'Content-Type': 'application/json' } });

/** Gives the studio a file of the designer, to show it as documents. */
export const addOwnFile = (file: File): Promise<OwnFile> =>
  ask(`/api/own-data?${new URLSearchParams({ name: file.name })}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });

export const removeOwnFile = (name: string): Promise<unknown> =>
  ask(`/api/own-data/remove?${new URLSearchParams({ name })}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
  });

/** The address of a page's image. */
export function pageAddress(print: string, page: number, width: number): string {
  return `/pages/${print}/${page}.png?width=${width}`;
}

async function ask<T>(address: string, options: RequestInit = {}): Promise<T> {
  const response = await fetch(address, options);
  const answer: unknown = await response.json();
  if (response.ok) return answer as T;
  const unknown: Fault = {
    code: 'unknown',
    message: `the studio answered ${response.status}`,
    file: null,
    line: null,
    excerpt: [],
  };
  throw new AskError((answer as { fault?: Fault }).fault ?? unknown);
}
