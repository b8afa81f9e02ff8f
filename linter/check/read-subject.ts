import { z } from 'zod';
import { faultOfFile, oncePerText } from '#service/templates/read/faults.js';
import { localeFilesOf } from '#service/templates/read/lineage.js';
import { messageFile } from '#service/templates/read/messages/message-file.js';
import { compileParts } from '#service/templates/read/parts/compile-parts.js';
import type { TemplateReading } from '#service/templates/read/read-template.js';
import { propertiesOf } from '#service/templates/render/variable-values.js';
import { TemplateError } from '#service/templates/template-error.js';
import type { TemplateFault } from '#service/templates/template-fault.js';
import { viewSchema } from '#service/view/document/document-view.js';
import { renderSample, traceableSources } from '../rendered/rendered-document.js';
import { Visibility } from '../rendered/visibility.js';
import type { Subject } from '../rules/rule.js';
import { completedView } from '../rendered/completed-view.js';
import type { View } from '../samples/sample.js';
import { sampleDocuments } from '../samples/sample-documents.js';
import { PAGE_PROPERTIES } from '#service/templates/read/styles/page-rules.js';
import { PLAIN_MESSAGES } from '#service/templates/read/messages/plain-messages.js';
import { withColumns, withSwissPart, withTexts } from '../source/added-fields.js';
import { sampleViews } from '../samples/sample-views.js';
import { type FieldSchema, type FieldTree, extendedTree, fieldTreeOfSchema } from '../source/field-tree.js';
import { fontsOf } from '../source/fonts.js';
import { parseStylesheet } from '../source/stylesheet.js';

/** A template with everything that rules check, and why it cannot be rendered; null if it can. */
export interface ReadSubject extends Subject {
  renderFault: TemplateFault | null;
}

const stylesheetIn = oncePerText(parseStylesheet);
let fields: FieldTree | undefined;

/** Renders a template once, for any number of rules. */
export function readSubject(reading: TemplateReading): ReadSubject {
  const subject = unrendered(reading);
  return { ...subject, ...renderAll(subject) };
}

/** All that can be said of a template without rendering it, which takes longer. */
export function unrendered(reading: TemplateReading): Subject {
  const { manifest, parts } = reading;
  const properties = Object.entries(manifest.variables).flatMap(([name, variable]) =>
    propertiesOf(name, variable, variable.default).map(([property]) => property),
  );
  return {
    reading,
    parts,
    stylesheets: reading.stylesheets.map(stylesheetIn),
    fields: withTexts((fields ??= fieldsOfView()), ['labels'], messagesOf(reading)),
    customProperties: new Set([...properties, ...PAGE_PROPERTIES]),
    fonts: fontsOf(reading.ownFiles.families),
    documents: [],
  };
}

/** The messages of its own. Those that are written but not declared are a fault of their own. */
function messagesOf({ manifest, lineage }: TemplateReading): string[] {
  const written = localeFilesOf(lineage).flatMap(({ text }) => messageFile(text).others.map(({ key }) => key));
  return [...Object.keys(manifest.messages), ...written];
}

function fieldsOfView(): FieldTree {
  const tree = extendedTree(fieldTreeOfSchema(z.toJSONSchema(viewSchema) as FieldSchema), [
    'marker',
    'watermarkSize',
    'titleSize',
    'sumsSize',
    'areDetailsBelowPayment',
  ]);
  return withSwissPart(withColumns(withTexts(tree, ['labels'], PLAIN_MESSAGES)));
}

function renderAll({ reading, parts, stylesheets }: Subject): Pick<ReadSubject, 'documents' | 'renderFault'> {
  // Do not try: on an almost full stack, Node ends the process when it compiles a regular expression.
  if (reading.faults.some(({ rule }) => rule === 'partial-cycle')) return { documents: [], renderFault: null };
  try {
    const layout = compileParts(traceableSources(parts), reading.ownFiles.images);
    const visibility = new Visibility(stylesheets);
    // Rendered without stylesheets, because those were already read.
    const render = (view: View) => layout({ ...completedView(view, reading), marker: 'check' }, '');
    const samples = sampleViews(sampleDocuments(), reading);
    return { documents: samples.map((sample) => renderSample(sample, render, visibility)), renderFault: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const { file, line } = error instanceof TemplateError ? error : { file: `${reading.name}/layout.hbs`, line: null };
    return { documents: [], renderFault: { ...faultOfFile(file, message.replace(/^\S+\.hbs:\d+: /, '')), line } };
  }
}
