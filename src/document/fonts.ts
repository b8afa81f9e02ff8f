import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The families of the document, in the order in which a glyph is looked for; the stylesheet names the same ones. */
const PACKAGES = ['inter', 'noto-sans', 'noto-sans-arabic', 'noto-sans-hebrew', 'noto-sans-jp'];

/** The weights that the stylesheet uses: each is a static file in every family, so that none is ever synthesised. */
const WEIGHTS = ['400Regular', '500Medium', '600SemiBold'];

/** The directories with the fonts of the document: what the browser needs, and all that it should see. Absolute paths. */
export function fontDirectories(): string[] {
  const require = createRequire(import.meta.url);
  return PACKAGES.flatMap((name) => {
    const directory = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    return WEIGHTS.map((weight) => join(directory, weight));
  });
}
