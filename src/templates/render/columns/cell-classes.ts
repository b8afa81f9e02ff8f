import type { LineColumn } from '../../manifest.js';

/** As the stylesheets know it; a column that the template changed has one more class. */
export function classOf({ field, align, isPlain }: LineColumn): string {
  const kind = field === 'name' ? 'text' : field === 'position' ? 'position' : align === 'end' ? 'figure' : 'words';
  return isPlain ? kind : `${kind} column-${className(field)}`;
}

/** A field as a part of a class: `attributes.colour` is `column-colour`. */
export function className(field: string): string {
  return field.replace(/^attributes\./, '').replaceAll(/[^\p{L}\p{N}_-]/gu, '-');
}

/** What a column has besides its class, in cells only. */
export const MORE_CLASSES: Readonly<Record<string, string>> = { taxRate: ' tax-rate', totalAmount: ' total' };

/** How a cell says that it spans columns. */
export function spanOf(count: number): string | null {
  return count === 1 ? null : String(count);
}

/** Every class that a row or its cells may have, whatever is in the lines. */
export function lineClasses(columns: readonly LineColumn[]): string[] {
  const figures = Array.from({ length: 21 }, (_, count) => `missing-${count}`);
  const levels = Array.from({ length: 10 }, (_, level) => `level-${level}`);
  const rows = ['heading', 'text', 'subtotal', 'carried-over', 'brought-forward'].map((kind) => `${kind}-row`);
  const kinds = [
    ...rows,
    ...levels,
    'tall',
    'carried',
    'text',
    'words',
    'figure',
    'position',
    'unit',
    'tax-rate',
    'total',
    'missing-point',
    ...figures,
  ];
  return [...kinds, ...columns.filter(({ isPlain }) => !isPlain).map(({ field }) => `column-${className(field)}`)];
}
