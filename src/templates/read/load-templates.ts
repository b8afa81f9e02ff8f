import { errorOfFaults, TemplateError } from '../template-error.js';
import { describeFault } from '../template-fault.js';
import { layersOf, lineageOf } from './lineage.js';
import { readLineage } from './read-template.js';
import type { Template } from './template.js';

/** The templates of a folder by name, without abstract ones, which cannot be printed. */
export type Templates = ReadonlyMap<string, Template>;

/**
 * Reads all templates of a folder. Everything is checked here, at start, so that a fault shows before the first request.
 * @throws TemplateError with every fault; its file and line are those of the first
 */
export function loadTemplates(folder: string): Templates {
  const layers = layersOf(folder);
  const readings = layers.names.map((name) => readLineage(lineageOf(name, layers)));
  // A fault that several templates inherit is reported once.
  const faults = new Map(readings.flatMap((reading) => reading.faults.map((fault) => [describeFault(fault), fault] as const)));
  const [first, ...others] = faults.values();
  if (first) throw errorOfFaults([first, ...others]);
  return new Map(readings.flatMap(({ name, template }) => (template ? [[name, template] as const] : [])));
}

/** The template of a name. @throws TemplateError when there is none */
export function requireTemplate(templates: Templates, name: string): Template {
  const template = templates.get(name);
  if (template) return template;
  throw new TemplateError(name, null, `there is no template of this name; available: ${[...templates.keys()].join(', ')}`);
}
