import { supportedLocales } from '../../../view/language/locales.js';
import { suggestion } from '../../../text/nearest-name.js';
import { fontNames } from '../../fonts/fonts.js';
import type { TemplateManifest } from '../../manifest.js';
import { NO_IMAGE, propertiesOf } from '../../render/variable-values.js';
import type { TemplateFault } from '../../template-fault.js';
import { faultAt, faultOfFile } from '../faults.js';
import { inherited, type Layer, leafOf, type Lineage } from '../lineage.js';
import { USUAL_COLUMNS } from '../../line-columns.js';
import { didYouMean } from '../../../text/nearest-name.js';
import { isPlainMessage, PLAIN_MESSAGES } from '../messages/plain-messages.js';
import { MANIFEST } from '../template-files.js';

const MARGIN = '20mm';
const SIDES = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN };

/** Defaults for missing or faulty fields, so that the rest of the template can still be checked. */
const USUAL = {
  paper: ['A4', 'Letter'],
  margins: { A4: SIDES, Letter: SIDES },
  fonts: ['Inter'],
  locales: supportedLocales,
  documentTypes: ['invoice'],
} as const satisfies Partial<TemplateManifest>;

const INHERITED = ['paper', 'margins', 'fonts', 'locales', 'documentTypes'] as const;

/** A manifest with everything that it inherits. A missing field is noted and gets its default. */
export function effectiveManifest(
  lineage: Lineage,
  images: ReadonlyMap<string, number>,
): { manifest: TemplateManifest; faults: TemplateFault[] } {
  const { layers, isWhole } = lineage;
  const { name, manifest } = leafOf(lineage);
  const { title, description, extends: parent = null } = manifest.own;
  const field = <Name extends (typeof INHERITED)[number]>(key: Name) => inherited(layers, key) ?? USUAL[key];
  const fontFiles = Object.assign({}, ...layers.map((layer) => layer.manifest.own.fontFiles)) as TemplateManifest['fontFiles'];
  const unknown = [...unknownFonts(lineage, [...fontNames, ...Object.keys(fontFiles)]), ...strayImages(lineage, images)];
  const effective: TemplateManifest = {
    name,
    title,
    description,
    extends: parent,
    paper: field('paper'),
    margins: field('margins'),
    fonts: [...new Set([...field('fonts'), ...Object.keys(fontFiles)])],
    fontFiles,
    locales: field('locales'),
    documentTypes: field('documentTypes'),
    variables: withImages(
      Object.assign({}, ...layers.map((layer) => layer.manifest.own.variables)) as TemplateManifest['variables'],
      images,
    ),
    columns: inherited(layers, 'columns') ?? USUAL_COLUMNS,
    messages: Object.assign({}, ...layers.map((layer) => layer.manifest.own.messages)) as TemplateManifest['messages'],
  };
  if (!isWhole || manifest.own.abstract || layers.some((layer) => layer.manifest.faults.length > 0)) {
    return { manifest: effective, faults: unknown };
  }
  const where = parent === null ? '' : `, here and in "${parent}"`;
  const missing = INHERITED.filter((key) => inherited(layers, key) === undefined).map((key) =>
    faultIn(leafOf(lineage), [], `"${key}" is missing${where}`),
  );
  return {
    manifest: effective,
    faults: [
      ...unknown,
      ...missing,
      ...(unknown.length === 0 ? strayFonts(effective, lineage) : []),
      ...strayLabels(effective, lineage),
    ],
  };
}

/** The variables, those for an image with the images of the template. */
function withImages(
  variables: TemplateManifest['variables'],
  images: ReadonlyMap<string, number>,
): TemplateManifest['variables'] {
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [
      name,
      variable.type === 'image' ? { ...variable, options: Object.fromEntries(images) } : variable,
    ]),
  );
}

/** Notes variables whose default is an image that the template does not have. */
function strayImages({ layers }: Lineage, images: ReadonlyMap<string, number>): TemplateFault[] {
  return layers.flatMap((layer) =>
    Object.entries(layer.manifest.own.variables).flatMap(([name, variable]) => {
      if (variable.type !== 'image' || variable.default === NO_IMAGE || images.has(variable.default)) return [];
      const message = `"variables.${name}.default" "${variable.default}" is not an image in images/${suggestion(variable.default, [NO_IMAGE, ...images.keys()])}`;
      return [faultIn(layer, ['variables', name, 'default'], message)];
    }),
  );
}

/** Notes families that are neither among those of all documents nor in "fontFiles". */
function unknownFonts({ layers }: Lineage, known: readonly string[]): TemplateFault[] {
  return layers.flatMap((layer) => {
    const { fonts = [], variables } = layer.manifest.own;
    const named = [
      ...fonts.map((name, index) => ({ name, path: ['fonts', index] })),
      ...Object.entries(variables).flatMap(([key, variable]) =>
        variable.type === 'font'
          ? variable.options.map((name, index) => ({ name, path: ['variables', key, 'options', index] }))
          : [],
      ),
    ];
    return named
      .filter(({ name }) => !known.includes(name))
      .map(({ name, path: [...path] }) => {
        const place = `"${path.slice(0, -1).join('.')}[${path.at(-1) ?? 0}]"`;
        return faultIn(layer, path, `${place} "${name}" is not a known font family${suggestion(name, known)}`);
      });
  });
}

/** Notes fonts that an organisation may choose but the template does not have. */
function strayFonts({ name: template, fonts, variables }: TemplateManifest, lineage: Lineage): TemplateFault[] {
  return Object.entries(variables).flatMap(([name, variable]) => {
    const stray = variable.type === 'font' ? variable.options.find((option) => !fonts.includes(option)) : undefined;
    if (stray === undefined) return [];
    const message = `"variables.${name}.options" has ${stray}, which is not among "fonts" of ${template}/${MANIFEST}`;
    return [faultIn(declaring(lineage, name), ['variables', name, 'options'], message)];
  });
}

/** Reports columns whose label is not the key of a message. */
function strayLabels({ columns, messages }: TemplateManifest, lineage: Lineage): TemplateFault[] {
  const layer = lineage.layers.findLast(({ manifest }) => manifest.own.columns !== undefined) ?? leafOf(lineage);
  return columns.flatMap(({ label }, index) => {
    if (label === null || Object.hasOwn(messages, label) || isPlainMessage(label)) return [];
    const path = ['columns', index, 'label'];
    const fault = faultIn(layer, path, `"columns[${index}].label": there is no message "${label}"`);
    const near = didYouMean(label, [...Object.keys(messages), ...PLAIN_MESSAGES]);
    return [{ ...fault, hint: near ?? `declare it under "messages" in ${layer.name}/${MANIFEST}` }];
  });
}

/** Notes variables that an organisation may choose but no stylesheet uses. */
export function unusedVariables({ variables }: TemplateManifest, stylesheet: string, lineage: Lineage): TemplateFault[] {
  const used = new Set([...stylesheet.matchAll(/var\(\s*(?<name>--[\w-]+)/g)].map(({ groups }) => groups?.['name']));
  return Object.entries(variables).flatMap(([name, variable]) => {
    const properties = propertiesOf(name, variable, variable.default).map(([property]) => property);
    if (properties.some((property) => used.has(property))) return [];
    const message = `"variables.${name}": no stylesheet uses it: write ${properties.map((one) => `var(${one})`).join(' or ')}`;
    return [faultIn(declaring(lineage, name), ['variables', name], message)];
  });
}

/** The layer that declares a variable. */
function declaring(lineage: Lineage, variable: string): Layer {
  return lineage.layers.findLast(({ manifest }) => Object.hasOwn(manifest.own.variables, variable)) ?? leafOf(lineage);
}

function faultIn({ name, manifest }: Layer, path: readonly PropertyKey[], message: string): TemplateFault {
  const place = manifest.placeOf(path);
  return place ? faultAt(place, 'service-refuses', message) : faultOfFile(`${name}/${MANIFEST}`, message);
}
