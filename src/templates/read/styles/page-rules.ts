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

/** Custom properties that `swissPageRules` sets. */
export const PAGE_PROPERTIES = ['--page-height', '--page-bottom', '--page-padding'] as const;

/**
 * The pages of a document with a Swiss payment part, which reaches to three edges of the paper. So these pages have no margins there but at the top, and the body makes them
 * (`--page-padding`). Their foot is empty. `--page-height`: of the second and later pages, below the margin at the top.
 */
export function swissPageRules({ margins }: Pick<TemplateManifest, 'margins'>): string {
  const { top, right, bottom, left } = margins.A4;
  const withUnit = (length: string) => (Number.parseFloat(length) === 0 ? '0mm' : length);
  const inset = (side: 'left' | 'right', length: string) =>
    withUnit(length) === '0mm' ? '' : `@top-${side}{box-sizing:border-box;padding-${side}:${length}}`;
  const boxes = `${inset('left', left)}${inset('right', right)}@bottom-left{content:none}@bottom-right{content:none}`;
  // Chromium rounds the height of a page up to whole pixels.
  const height = `round(up, 297mm - ${withUnit(top)}, 1px)`;
  return [
    `@page swiss-part{margin-right:0;margin-bottom:0;margin-left:0;${boxes}}`,
    `:root{--page-height:${height};--page-bottom:${withUnit(bottom)};--page-padding:0 ${right} ${bottom} ${left}}`,
  ].join('\n');
}

function sidesOf({ top, right, bottom, left }: Margins): string {
  return [top, right, bottom, left].join(' ');
}
