import { suggestion } from '../../text/nearest-name.js';
import type { OwnManifest, TemplateManifest } from '../manifest.js';
import { MANIFEST, type PackageFile, packageFiles, type PackageFiles, packageNames, STYLESHEET } from './package-files.js';
import { type ReadManifest, readManifest } from './read-manifest.js';

/** A package as it lies in its folder. */
export interface SourcePackage {
  name: string;
  manifest: ReadManifest;
  files: PackageFiles;
}

/** A package with those that it extends: the first one stands on its own, the last one is the package itself. */
export type PackageChain = readonly [SourcePackage, ...SourcePackage[]];

/** Reads the manifests of all packages in a folder. @throws TemplateError */
export function readPackages(folder: string): ReadonlyMap<string, SourcePackage> {
  return new Map(packageNames(folder).map((name) => [name, readPackage(folder, name)]));
}

/** Reads the manifests of a package and of those that it extends, and of no other. @throws TemplateError */
export function readLineage(folder: string, name: string): ReadonlyMap<string, SourcePackage> {
  const names = new Set(packageNames(folder));
  const lineage = new Map<string, SourcePackage>();
  for (let next: string | undefined = name; next !== undefined && names.has(next) && !lineage.has(next);) {
    const source = readPackage(folder, next);
    lineage.set(next, source);
    next = source.manifest.own.extends;
  }
  return lineage;
}

function readPackage(folder: string, name: string): SourcePackage {
  const files = packageFiles(folder, name);
  return { name, files, manifest: readManifest(name, files) };
}

/** Follows `extends`. @throws TemplateError when it leads nowhere, or round in a circle */
export function chainOf(source: SourcePackage, packages: ReadonlyMap<string, SourcePackage>): PackageChain {
  let chain: PackageChain = [source];
  for (let { manifest } = source; manifest.own.extends !== undefined; manifest = chain[0].manifest) {
    const name = manifest.own.extends;
    const parent = packages.get(name);
    if (!parent)
      throw manifest.error(['extends'], `"extends": there is no package "${name}"${suggestion(name, packages.keys())}`);
    if (chain.includes(parent)) {
      const circle = [...chain.map((one) => one.name).toReversed(), name].join(' → ');
      throw manifest.error(['extends'], `"extends" goes round in a circle: ${circle}`);
    }
    chain = [parent, ...chain];
  }
  return chain;
}

/** The package itself, at the end of its chain. */
export function leafOf(chain: PackageChain): SourcePackage {
  return chain.at(-1) ?? chain[0];
}

/** The files of a package with those that it inherits: a file replaces that of its name. */
export function mergedFiles(chain: PackageChain): PackageFiles {
  return new Map(chain.flatMap(({ files }) => [...files]));
}

/** The stylesheets of a package, in the order in which they apply. */
export function stylesheetsOf(chain: PackageChain): PackageFile[] {
  return chain.reduce<PackageFile[]>((sheets, { manifest, files }) => {
    const own = files.get(STYLESHEET);
    if (manifest.own.stylesheet === 'replace') return own ? [own] : [];
    return own ? [...sheets, own] : sheets;
  }, []);
}

/** The message files of a locale, in the order in which they replace each other's messages. */
export function messageFilesOf(chain: PackageChain, locale: string): PackageFile[] {
  return chain.flatMap(({ files }) => files.get(`locales/${locale}.json`) ?? []);
}

const INHERITED = ['paper', 'margins', 'fonts', 'locales', 'documentTypes'] as const;

/** A manifest with all that it inherits. @throws TemplateError when a field is nowhere, or a font is offered that the package has not */
export function effectiveManifest(chain: PackageChain): TemplateManifest {
  const { manifest, name } = leafOf(chain);
  const { title, description, extends: parent = null } = manifest.own;
  const inherited = <Field extends (typeof INHERITED)[number]>(field: Field): NonNullable<OwnManifest[Field]> => {
    const value = chain.reduce<OwnManifest[Field]>((found, { manifest: { own } }) => own[field] ?? found, undefined);
    if (value !== undefined) return value;
    throw manifest.error([], `"${field}" is missing${parent === null ? '' : `, here and in "${parent}"`}`);
  };
  const effective: TemplateManifest = {
    name,
    title,
    description,
    extends: parent,
    paper: inherited('paper'),
    margins: inherited('margins'),
    fonts: inherited('fonts'),
    locales: inherited('locales'),
    documentTypes: inherited('documentTypes'),
    variables: Object.assign({}, ...chain.map(({ manifest: { own } }) => own.variables)) as TemplateManifest['variables'],
  };
  checkFonts(effective, chain);
  return effective;
}

function checkFonts({ fonts, variables }: TemplateManifest, chain: PackageChain): void {
  for (const [name, variable] of Object.entries(variables)) {
    if (variable.type !== 'font') continue;
    const stray = variable.options.find((option) => !fonts.includes(option));
    if (stray === undefined) continue;
    const declaring = chain.findLast(({ manifest }) => Object.hasOwn(manifest.own.variables, name)) ?? leafOf(chain);
    throw declaring.manifest.error(
      ['variables', name, 'options'],
      `"variables.${name}.options" has ${stray}, which is not among "fonts" of ${leafOf(chain).name}/${MANIFEST}`,
    );
  }
}
