/** The oldest Chromium that prints our documents right: page margin boxes came with 131, typed `attr()` with 133. */
export const oldestMajorVersion = 133;

/** Reads the version from what a browser calls itself: `156.0.8078.79` from `HeadlessChrome/156.0.8078.79`. Throws if it is too old or not Chromium. */
export function checkVersion(product: string): string {
  const version = /Chrom(?:e|ium)\/((\d+)[\d.]*)/.exec(product);
  if (!version?.[1]) throw new Error(`this is not Chromium: ${product.slice(0, 80)}`);
  if (Number(version[2]) >= oldestMajorVersion) return version[1];
  throw new Error(`Chromium ${version[1]} is too old; version ${oldestMajorVersion} or newer is needed`);
}
