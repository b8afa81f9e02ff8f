import type { Print } from '../../../shared/api.js';
import { count } from './words.js';

/** A last page that ends higher up is nearly empty; the service then tries a tighter rhythm. */
const LITTLE = 1 / 3;

/** How far down the last page is used, from 0 to 1; null if that is not known. */
export function lastPageUse({ pageEnds }: Pick<Print, 'pageEnds'>): number | null {
  return pageEnds.at(-1) ?? null;
}

/** Whether little is left over for a last page of its own. */
export function endsPoorly(print: Pick<Print, 'pages' | 'pageEnds'>): boolean {
  const use = lastPageUse(print);
  return print.pages.length > 1 && use !== null && use < LITTLE;
}

/** "2 pages, last page 16 % used". */
export function pagesAndUse(print: Pick<Print, 'pages' | 'pageEnds'>): string {
  const use = lastPageUse(print);
  const pages = count(print.pages.length, 'page');
  if (use === null) return pages;
  return `${pages}, ${print.pages.length > 1 ? 'last page ' : ''}${Math.round(use * 100)} % used`;
}
