const genericFamilies = [
  'sans-serif',
  'serif',
  'monospace',
  'system-ui',
  'ui-sans-serif',
  'ui-serif',
  'ui-monospace',
  'sans',
  'mono',
];

/** What a fontconfig file is made of: absolute directories, and the families in the order of preference (at least one). */
export interface FontConfigParts {
  fontDirectory: string;
  cacheDirectory: string;
  families: readonly string[];
}

/**
 * A fontconfig file (fonts.conf, fontconfig 2.13 or newer) that knows these fonts and no other: nothing of the host is included. Generic families, and families
 * that do not exist, mean the given families in their order.
 */
export function fontConfig({ fontDirectory, cacheDirectory, families }: FontConfigParts): string {
  const preferred = families.map((family) => `<family>${escapeXml(family)}</family>`).join('');
  const aliases = genericFamilies.map(
    (generic) => `  <alias binding="same"><family>${generic}</family><prefer>${preferred}</prefer></alias>`,
  );
  const fallback = families.map((family) => `<string>${escapeXml(family)}</string>`).join('');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${escapeXml(fontDirectory)}</dir>
  <cachedir>${escapeXml(cacheDirectory)}</cachedir>
${aliases.join('\n')}
  <match target="pattern"><edit name="family" mode="append_last">${fallback}</edit></match>
</fontconfig>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
