import type { Margins, PaperName, TemplateManifest } from '../../manifest.js';

const SIZES: Readonly<Record<PaperName, string>> = { A4: 'A4', Letter: 'letter' };

/** The pages of a manifest: `@page`, and for US Letter beside A4 the page named `letter`. */
export function pageRules({ paper, margins }: Pick<TemplateManifest, 'paper' | 'margins'>): string {
  const [first = 'A4', ...others] = paper;
  const common = sidesOf(margins[first]);
  return [
    `@page{size:${SIZES[first]};margin:${common}}`,
    ...others.map((name) => {
      const own = sidesOf(margins[name]);
      // Margins of a named page override those of its `:first` page, so write them only if needed.
      return `@page ${name.toLowerCase()}{size:${SIZES[name]}${own === common ? '' : `;margin:${own}`}}`;
    }),
  ].join('\n');
}

function sidesOf({ top, right, bottom, left }: Margins): string {
  return [top, right, bottom, left].join(' ');
}
