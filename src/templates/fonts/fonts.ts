import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

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
  ['Noto Sans JP', WEIGHTS],
  ['Noto Sans KR', WEIGHTS],
  ['Noto Sans SC', WEIGHTS],
  ['Noto Sans Symbols', WEIGHTS],
  ['Noto Sans Symbols 2', ['400Regular']],
  ['Noto Emoji', WEIGHTS],
];

/** The families by their names in stylesheets and manifests. */
export const fontNames: readonly string[] = FAMILIES.map(([name]) => name);

/** The directories of each family, one for each of its weights, with one font file in each. Absolute paths. */
export function fontFamilies(): string[][] {
  const require = createRequire(import.meta.url);
  return FAMILIES.map(([name, weights]) => {
    const directory = dirname(require.resolve(`@expo-google-fonts/${name.toLowerCase().replaceAll(' ', '-')}/package.json`));
    return weights.map((weight) => join(directory, weight));
  });
}

/** The directories with the fonts of the document. The browser should see only these. Absolute paths. */
export function fontDirectories(): string[] {
  return fontFamilies().flat();
}
