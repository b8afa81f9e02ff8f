import type { z } from 'zod';
import type { pagination as paginationSchema } from './schemas.js';

/** The requested page; `order_by` only if the caller gave it. */
export interface Page {
  limit: number;
  offset: number;
  order_by?: 'asc' | 'desc' | undefined;
}

/** The position of the page in its list, and the addresses of the previous and the next page (E7). @param address of the list, without a query */
export function pagination(address: string, page: Page, records: number): z.output<typeof paginationSchema> {
  const { limit, offset } = page;
  // For an offset beyond the end, the previous page is the last page.
  const before = Math.max(0, Math.min(offset, records) - limit);
  return {
    records,
    limit,
    offset,
    previous_page: offset > 0 && records > 0 ? pageAddress(address, page, before) : null,
    next_page: offset + limit < records ? pageAddress(address, page, offset + limit) : null,
  };
}

function pageAddress(address: string, { limit, order_by }: Page, offset: number): string {
  return `${address}?limit=${limit}&offset=${offset}${order_by ? `&order_by=${order_by}` : ''}`;
}
