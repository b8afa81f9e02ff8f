import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The weights that the stylesheet uses. */
const WEIGHTS = ['400Regular', '500Medium', '600SemiBold'];

/**
 * The families of the document, in the order in which a glyph is looked for; the stylesheet names the same ones. Each weight is a separate static file, so
 * that the browser never synthesises one. A family with fewer weights uses those that it has.
 */
const FAMILIES: readonly [name: string, weights: string[]][] = [
  ['Inter', WEIGHTS],
  ['Noto Sans', WEIGHTS],
  ['Noto Sans Arabic', WEIGHTS],
  ['Noto Sans Hebrew', WEIGHTS],
  ['Noto Sans Thai', WEIGHTS],
  ['Noto Sans Devanagari', WEIGHTS],
  ['Noto Sans Armenian', WEIGHTS],
  ['Noto Sans Georgian', WEIGHTS],
  ['Noto Sans Bengali', WEIGHTS],
  ['Noto Sans Gurmukhi', WEIGHTS],
  ['Noto Sans Gujarati', WEIGHTS],
  ['Noto Sans Tamil', WEIGHTS],
  ['Noto Sans Telugu', WEIGHTS],
  ['Noto Sans Kannada', WEIGHTS],
  ['Noto Sans Malayalam', WEIGHTS],
  ['Noto Sans Sinhala', WEIGHTS],
  ['Noto Sans Lao', WEIGHTS],
  ['Noto Sans Khmer', WEIGHTS],
  ['Noto Sans Myanmar', WEIGHTS],
  ['Noto Sans Ethiopic', WEIGHTS],
  ['Noto Sans JP', WEIGHTS],
  ['Noto Sans KR', WEIGHTS],
  ['Noto Sans SC', WEIGHTS],
  ['Noto Sans TC', WEIGHTS],
  ['Noto Sans Symbols', WEIGHTS],
  ['Noto Sans Symbols 2', ['400Regular']],
  // Only for the sign of the Saudi riyal (U+20C1).
  ['Noto Naskh Arabic', WEIGHTS],
  ['Noto Emoji', WEIGHTS],
];

/** The families that are files of ours (`npm run fonts:make`) instead of packages. The folder is as far from here in the build. */
const OURS: Record<string, string> = { Inter: fileURLToPath(new URL('../../../fonts/inter', import.meta.url)) };

/** The families by their names in stylesheets and manifests. */
export const fontNames: readonly string[] = FAMILIES.map(([name]) => name);

/** The directories of each family, one for each of its weights, with one font file in each. Absolute paths. */
export function fontFamilies(): string[][] {
  return FAMILIES.map(([name, weights]) => {
    const directory = OURS[name] ?? packageOf(name);
    return weights.map((weight) => join(directory, weight));
  });
}

function packageOf(name: string): string {
  const folder = `@expo-google-fonts/${name.toLowerCase().replaceAll(' ', '-')}`;
  return dirname(createRequire(import.meta.url).resolve(`${folder}/package.json`));
}

/** The directories with the fonts of the document. The browser should see only these. Absolute paths. */
export function fontDirectories(): string[] {
  return fontFamilies().flat();
}
