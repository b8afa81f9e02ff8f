import { lintStylesheet } from './lint-template.js';
import type { TemplateError } from '../template-error.js';
import { checkCssEnds } from './css-ends.js';
import type { Margins, PaperName, TemplateManifest } from '../manifest.js';
import { type PackageFile, textOf } from './package-files.js';

/** Reads and checks stylesheets, and puts them behind each other. @throws TemplateError with file and line */
export function readStylesheets(files: readonly PackageFile[]): string {
  return files
    .map((file) => {
      const source = textOf(file);
      checkCssEnds(file.name, source);
      lintStylesheet(file.name, source);
      return stripped(source);
    })
    .join('\n');
}

/** Comments are for designers; the browser would parse them with every document. */
function stripped(source: string): string {
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}

const SIZES: Readonly<Record<PaperName, string>> = { A4: 'A4', Letter: 'letter' };

/** The pages of a manifest: `@page`, and for US Letter beside A4 the page named `letter`. */
export function pageRules({ paper, margins }: Pick<TemplateManifest, 'paper' | 'margins'>): string {
  const [first = 'A4', ...others] = paper;
  const common = sidesOf(margins[first]);
  return [
    `@page{size:${SIZES[first]};margin:${common}}`,
    ...others.map((name) => {
      const own = sidesOf(margins[name]);
      // Margins of a named page go before those of its first one: without need they are not said.
      return `@page ${name.toLowerCase()}{size:${SIZES[name]}${own === common ? '' : `;margin:${own}`}}`;
    }),
  ].join('\n');
}

function sidesOf({ top, right, bottom, left }: Margins): string {
  return [top, right, bottom, left].join(' ');
}

/** Checks that a design uses what it lets an organisation choose. @throws TemplateError at the variable */
export function checkVariablesUsed(
  { variables }: Pick<TemplateManifest, 'variables'>,
  stylesheet: string,
  propertiesOf: (name: string) => readonly string[],
  error: (name: string, reason: string) => TemplateError,
): void {
  const used = new Set([...stylesheet.matchAll(/var\(\s*(?<name>--[\w-]+)/g)].map(({ groups }) => groups?.['name']));
  for (const name of Object.keys(variables)) {
    const properties = propertiesOf(name);
    if (properties.some((property) => used.has(property))) continue;
    throw error(name, `no stylesheet uses it: write ${properties.map((property) => `var(${property})`).join(' or ')}`);
  }
}
