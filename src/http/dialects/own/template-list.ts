import { z } from 'zod';
import { type DocumentTemplate, type TemplateManifest, withRegions } from '../../../templates/index.js';

const named = { name: z.string(), default: z.string(), description: z.string() };

const variableSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ ...named, type: z.literal('colour') }),
    z.strictObject({ ...named, type: z.literal('font'), options: z.array(z.string()) }),
    z.strictObject({ ...named, type: z.literal('length'), min: z.string(), max: z.string() }),
    z.strictObject({ ...named, type: z.literal('choice'), options: z.array(z.string()) }),
    z.strictObject({ ...named, type: z.literal('image'), options: z.array(z.string()) }),
  ])
  .meta({ id: 'TemplateVariable' });

const template = z
  .strictObject({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    documentTypes: z.array(z.string()),
    locales: z.array(z.string()),
    paper: z.array(z.string()),
    variables: z.array(variableSchema),
    schema: z.string().describe('The address of the schema of its data.'),
  })
  .meta({ id: 'Template' });

/** The body of the list. */
export const templateList = z.strictObject({ templates: z.array(template) }).meta({ id: 'TemplateList' });
export type TemplateList = z.output<typeof templateList>;

export const TEMPLATE_LIST_EXAMPLE: TemplateList = {
  templates: [
    {
      name: 'classic',
      title: 'Classic',
      description: 'Quiet and formal.',
      documentTypes: ['invoice', 'credit-note', 'quote', 'receipt', 'statement'],
      locales: ['en-GB', 'de-DE'],
      paper: ['A4', 'Letter'],
      variables: [
        { name: 'brandColour', type: 'colour', default: '#0f4c5c', description: 'The title and the amount due.' },
        { name: 'density', type: 'choice', default: 'regular', options: ['roomy', 'regular'], description: 'Space of lines.' },
      ],
      schema: 'https://billing.example/api/v1/templates/classic/schema',
    },
  ],
};

/** The entry of a template in the list. @param schema the address of the schema of its data */
export function templateEntry({ manifest }: DocumentTemplate, schema: string): TemplateList['templates'][number] {
  const { name, title, description, documentTypes, locales, paper, variables } = manifest;
  return {
    name,
    title,
    description,
    documentTypes: [...documentTypes],
    locales: withRegions(locales),
    paper: [...paper],
    variables: Object.entries(variables).map(([variableName, one]) => variableEntry(variableName, one)),
    schema,
  };
}

function variableEntry(name: string, variable: TemplateManifest['variables'][string]): z.output<typeof variableSchema> {
  const { default: byDefault, description } = variable;
  const entry = { name, default: byDefault, description };
  switch (variable.type) {
    case 'colour':
      return { ...entry, type: 'colour' };
    case 'font':
      return { ...entry, type: 'font', options: [...variable.options] };
    case 'length':
      return { ...entry, type: 'length', min: variable.min, max: variable.max };
    case 'image':
      return { ...entry, type: 'image', options: ['none', ...Object.keys(variable.options)] };
    case 'choice':
      return { ...entry, type: 'choice', options: Object.keys(variable.options) };
  }
}
