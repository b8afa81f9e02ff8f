import type { TemplateManifest } from '../manifest.js';
import type { Templates } from '../read/load-templates.js';
import type { Template } from '../read/template.js';
import { parseVariables } from '../render/variables.js';
import { schemaFaults } from './data-faults.js';
import { refinementFaults } from './refinement-faults.js';
import { dataSchemaOf, type DocumentData } from './data-schema.js';
import { filledIn } from './filled-in.js';
import { exampleData } from './example-data.js';
import { limitedSchema, type RowAndTextLimits } from './limited-schema.js';
import { textFaults, withPlainTexts } from './text-faults.js';
import { InvalidDocumentError } from './invalid-document-error.js';
import { jsonPath } from '../../text/json-path.js';
import { publishedSchema, type PublishedSchema } from './json-schema.js';

/** A template for documents that callers send. */
export interface DocumentTemplate {
  manifest: TemplateManifest;
  /** The schema of its data, with examples. */
  schema: PublishedSchema;
  /**
   * Checks data against the schema.
   * @throws InvalidDocumentError if the data does not match
   * @throws UnprintableTextError if a text has characters that no font of the document covers
   */
  read(data: unknown): DocumentData;
  /** A whole HTML document, from checked data. @throws TemplateError */
  render(data: DocumentData, marker: string): string;
}

/** By name. */
export type DocumentTemplates = ReadonlyMap<string, DocumentTemplate>;

/** The templates of a folder, each with the schema of its data. @throws TemplateError when a sample is faulty */
export function documentTemplates(templates: Templates, limits: RowAndTextLimits): DocumentTemplates {
  return new Map([...templates].map(([name, template]) => [name, documentTemplate(template, limits)]));
}

function documentTemplate(template: Template, limits: RowAndTextLimits): DocumentTemplate {
  const { manifest } = template;
  const type = dataSchemaOf(manifest);
  const schema = limitedSchema(publishedSchema(type, manifest), limits);
  return {
    manifest,
    schema: { ...schema, examples: exampleData(template) },
    read(data) {
      const ofForm = schemaFaults(schema, data);
      const ofType = ofForm.length > 0 ? ofForm : refinementFaults(type, data);
      if (ofType.length > 0) throw new InvalidDocumentError(ofType);
      const read = withPlainTexts(filledIn(schema, data) as DocumentData);
      template.checkText(read);
      const ofTexts = textFaults(data as DocumentData);
      if (ofTexts.length > 0) throw new InvalidDocumentError(ofTexts);
      const misfits = template.misfitsIn(read, parseVariables(manifest, read.variables));
      if (misfits.length > 0)
        throw new InvalidDocumentError(misfits.map(({ path, message }) => ({ path: jsonPath(path), message })));
      return read;
    },
    render({ variables, ...view }, marker) {
      return template.render(view, marker, parseVariables(manifest, variables));
    },
  };
}
