import Handlebars from 'handlebars';
import { type CodeSymbol, figure } from './code-symbol.js';

/**
 * A symbol as an image in HTML, with a label for screen readers. Only numbers and words of this file are unescaped in the markup. Size and quiet zone come
 * from the symbol, so that it is readable without any stylesheet.
 */
export function codeSvg({ kind, width, height, moduleSize, marks }: CodeSymbol, label: string): Handlebars.SafeString {
  const size = `width="${figure(width * moduleSize)}mm" height="${figure(height * moduleSize)}mm"`;
  const place = `viewBox="0 0 ${figure(width)} ${figure(height)}"`;
  const name = `role="img" aria-label="${Handlebars.escapeExpression(label)}"`;
  const paths = marks.map(({ fill, path }) => `<path fill="${fill}" d="${path}"/>`).join('');
  return new Handlebars.SafeString(
    `<svg class="code code-${kind}" ${name} ${size} ${place} shape-rendering="crispEdges">${paths}</svg>`,
  );
}
