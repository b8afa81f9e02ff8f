import type { Languages } from '../../view/to-view.js';
import { documentFonts } from '../fonts/document-fonts.js';
import type { OwnFiles } from '../render/own-files.js';
import { readOwnFonts } from './own-files/own-fonts.js';
import { imageNames, ratioOf, readOwnImages, unknownImages } from './own-files/own-images.js';
import type { TemplateManifest } from '../manifest.js';
import { TemplateError } from '../template-error.js';
import type { TemplateFault } from '../template-fault.js';
import { faultOfFile } from './faults.js';
import { filesOf, layersOf, leafOf, type Lineage, lineageOf, partsOf, stylesheetsOf } from './lineage.js';
import { effectiveManifest, unusedVariables } from './manifest/effective-manifest.js';
import { type Completion, completionOf } from './completed-view.js';
import { readOwnMessages } from './messages/own-messages.js';
import { readLanguages } from './messages/languages.js';
import { compileParts } from './parts/compile-parts.js';
import { partFaults } from './parts/part-faults.js';
import { partialFaults } from './parts/partials.js';
import { partIn, type TemplatePart } from './parts/template-part.js';
import type { SourceText } from './source-text.js';
import { stylesheetFaults, strippedStyles } from './styles/stylesheet.js';
import { assembledTemplate, type Template } from './template.js';

/** A template and all its faults. */
export interface TemplateReading {
  name: string;
  /** Ready to print; null if it has a fault or is abstract. */
  template: Template | null;
  /** Every fault, in the order in which the template is read: files, manifests, stylesheets, messages, parts. */
  faults: readonly TemplateFault[];
  /** Only to be extended: it may be incomplete and cannot be printed. */
  isAbstract: boolean;
  lineage: Lineage;
  /** With inherited values, and with defaults for faulty fields. */
  manifest: TemplateManifest;
  /** A missing or faulty message is its own key. */
  languages: Languages;
  /** What it adds to each view: its own messages, the cells of its lines. */
  completion: Completion;
  parts: ReadonlyMap<string, TemplatePart>;
  stylesheets: readonly SourceText[];
  /** Without those that have a fault. */
  ownFiles: OwnFiles;
}

/** Reads a template of a folder by name, with those that it extends. Faults of other templates do not matter. @throws Error when the folder cannot be read */
export function readTemplate(folder: string, name: string): TemplateReading {
  return readLineage(lineageOf(name, layersOf(folder)));
}

/** Reads a template from its files. */
export function readLineage(lineage: Lineage): TemplateReading {
  const leaf = leafOf(lineage);
  const names = imageNames(lineage);
  const { images, faults: ofImages } = readOwnImages(lineage);
  // The manifest may name a faulty image too.
  const ratios = new Map(names.map((name) => [name, ratioOf(images.get(name))]));
  const { manifest, faults: ofManifest } = effectiveManifest(lineage, ratios);
  const { families, faults: ofFonts } = readOwnFonts(lineage, manifest);
  const stylesheets = stylesheetsOf(lineage);
  const { languages, faults: ofMessages } = readLanguages(lineage, manifest);
  const { own, faults: ofOwnMessages } = readOwnMessages(lineage, manifest);
  const completion = completionOf(manifest, languages, own);
  const parts = new Map([...partsOf(lineage)].map(([name, text]) => [name, partIn(text)]));
  const isAbstract = leaf.manifest.own.abstract;
  const mustBeComplete = lineage.isWhole && !isAbstract;
  const ofStyles = stylesheets.flatMap(stylesheetFaults);
  const faults = [
    ...lineage.layers.flatMap((layer) => [...layer.faults, ...layer.manifest.faults]),
    ...lineage.faults,
    ...ofManifest,
    ...ofFonts,
    ...ofImages,
    ...ofStyles,
    // An unreadable file explains unused things, so do not report those.
    ...(mustBeComplete && ofStyles.length === 0 ? unusedVariables(manifest, strippedStyles(stylesheets), lineage) : []),
    ...ofOwnMessages,
    ...ofMessages,
    ...[...parts.values()].flatMap(({ text }) => partFaults(text)),
    ...unknownImages(names, stylesheets, parts.values()),
    ...(mustBeComplete ? missingParts(leaf.name, parts) : []),
  ];
  const reading = {
    name: leaf.name,
    isAbstract,
    lineage,
    manifest,
    languages,
    completion,
    parts,
    stylesheets,
    ownFiles: { families, images },
  };
  if (faults.length > 0 || isAbstract) return { ...reading, template: null, faults };
  return { ...reading, ...compiledTemplate(reading) };
}

function compiledTemplate(reading: Omit<TemplateReading, 'template' | 'faults'>): Pick<TemplateReading, 'template' | 'faults'> {
  const { lineage, parts, stylesheets, ownFiles } = reading;
  try {
    const layout = compileParts(new Map([...parts].map(([name, { text }]) => [name, text])), ownFiles.images);
    const stylesheet = strippedStyles(stylesheets);
    const files = filesOf(lineage);
    return { template: assembledTemplate({ ...reading, files, stylesheet, fonts: documentFonts(), layout }), faults: [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { template: null, faults: [faultOfCompiling(error)] };
  }
}

function missingParts(name: string, parts: ReadonlyMap<string, TemplatePart>): TemplateFault[] {
  const noLayout = parts.has('layout') ? [] : [faultOfFile(`${name}/layout.hbs`, 'is missing')];
  return [...noLayout, ...partialFaults(parts)];
}

/** The last check: faults that only Handlebars finds. */
function faultOfCompiling({ file, line, message }: TemplateError): TemplateFault {
  return { rule: 'service-refuses', file, line, message: message.replace(/^\S+: /, '') };
}
