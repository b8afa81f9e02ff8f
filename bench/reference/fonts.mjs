// The frozen fonts: the files with which the service printed when the yardstick was frozen, and the configuration that showed Chromium these and no others.
import { createHash } from 'node:crypto';
import { chmod, chown, copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PROJECT } from '../../scripts/set-up/project.mjs';
import { frozen } from './frozen.mjs';

/** In the order in which a glyph was looked for. */
const FAMILIES = [
  'Inter',
  'Noto Sans',
  'Noto Sans Arabic',
  'Noto Sans Hebrew',
  'Noto Sans Thai',
  'Noto Sans Devanagari',
  'Noto Sans JP',
  'Noto Sans KR',
  'Noto Sans SC',
  'Noto Sans Symbols',
  'Noto Sans Symbols 2',
  'Noto Emoji',
];
const GENERIC = ['sans-serif', 'serif', 'monospace', 'system-ui', 'ui-sans-serif', 'ui-serif', 'ui-monospace', 'sans', 'mono'];

/**
 * The absolute paths of the frozen font files.
 * @param {Record<string, string>} [fonts] SHA-256 by path
 * @param {string} [project]
 * @throws Error if one is missing or has other bytes
 */
export async function frozenFonts(fonts = frozen.fonts, project = PROJECT) {
  return Promise.all(
    Object.entries(fonts).map(async ([path, sha256]) => {
      const file = join(project, path);
      const bytes = await readFile(file).catch(() => undefined);
      const advice =
        'the reference prints with the fonts that were frozen: keep their packages in devDependencies, at the same version';
      if (!bytes) throw new Error(`the font ${path} is missing; ${advice}`);
      const found = createHash('sha256').update(bytes).digest('hex');
      if (found !== sha256) throw new Error(`the font ${path} has other bytes than the frozen one (SHA-256 ${found}); ${advice}`);
      return file;
    }),
  );
}

/**
 * Makes a folder of exactly these fonts, and its fontconfig file.
 * @param {string} folder exists; the browser's user may enter it
 * @param {readonly string[]} fonts
 * @param {{ uid: number, gid: number } | undefined} user of the browser
 * @param {(font: string) => Promise<boolean>} isReachable whether that user can read the original
 * @returns {Promise<string>} the fontconfig file
 */
export async function installFrozenFonts(folder, fonts, user, isReachable) {
  const place = join(folder, 'reference-fonts');
  const cache = join(folder, 'reference-font-cache');
  await mkdir(place);
  await mkdir(cache, { mode: 0o700 });
  if (user) await chown(cache, user.uid, user.gid);
  for (const [index, font] of fonts.entries()) {
    const target = join(place, `${index}-${basename(font)}`);
    if (await isReachable(font)) await symlink(font, target);
    else await copyFile(font, target).then(() => chmod(target, 0o644));
  }
  const file = join(folder, 'reference-fonts.conf');
  await writeFile(file, fontConfig(place, cache));
  return file;
}

/** @param {string} fonts @param {string} cache */
function fontConfig(fonts, cache) {
  const preferred = FAMILIES.map((family) => `<family>${family}</family>`).join('');
  const aliases = GENERIC.map(
    (generic) => `  <alias binding="same"><family>${generic}</family><prefer>${preferred}</prefer></alias>`,
  );
  const fallback = FAMILIES.map((family) => `<string>${family}</string>`).join('');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${cache}</cachedir>
${aliases.join('\n')}
  <match target="pattern"><edit name="family" mode="append_last">${fallback}</edit></match>
</fontconfig>
`;
}
