// The documents to show: the samples of all templates. Each is read separately, so that a fault in one does not affect the others.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { built } from '../../../scripts/built.mjs';
import { faultOf } from './fault.mjs';

/** @typedef {import('../../../src/templates/index.js').Sample} Sample */
/** @typedef {import('../../shared/api.js').Fault} Fault */
/** @typedef {import('../../shared/api.js').Sample & { sample: Sample, fault: Fault | null }} LoadedSample fault: why it is the last good version */

const FOLDER = 'samples';
/** A folder with more is not a folder of samples. */
const MOST_BYTES = 4_000_000;

/** @type {typeof import('../../../src/templates/index.js')} */
const { samplesOf, TemplateError } = await built('templates/index.js');

/**
 * Every sample, with its fault if it cannot be read; then its last good version stays.
 * @param {string} root the folder of the templates @param {ReadonlyMap<string, LoadedSample>} [before]
 */
export function loadSamples(root, before) {
  /** @type {Map<string, LoadedSample>} */
  const samples = new Map();
  const faults = [];
  for (const name of templatesWithSamples(root)) {
    const files = filesOf(root, name);
    for (const part of [...files.keys()].filter((key) => key.endsWith('.json'))) {
      try {
        const loaded = loadSample(name, part, files);
        samples.set(loaded.id, loaded);
      } catch (error) {
        const fault = faultOf(error, root);
        faults.push(fault);
        const known = before?.get(idOf(name, part));
        if (known) samples.set(known.id, { ...known, fault });
      }
    }
  }
  return { samples, faults };
}

/** @param {string} root */
function templatesWithSamples(root) {
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, FOLDER)))
    .toSorted();
}

/** @param {string} root @param {string} name @returns {import('../../../src/templates/read/template-files.js').TemplateFiles} */
function filesOf(root, name) {
  const files = readdirSync(join(root, name, FOLDER)).filter((file) => !file.startsWith('.'));
  return new Map(
    files.toSorted().map((file) => {
      const part = `${FOLDER}/${file}`;
      return [part, { name: `${name}/${part}`, path: join(root, name, part) }];
    }),
  );
}

/** @param {string} name @param {string} part */
function idOf(name, part) {
  return `${name}/${basename(part, '.json')}`;
}

/** @param {string} name @param {string} part @param {ReturnType<typeof filesOf>} files @returns {LoadedSample} */
function loadSample(name, part, files) {
  const file = files.get(part);
  const size = file ? statSync(file.path).size : 0;
  if (size > MOST_BYTES) throw new TemplateError(`${name}/${part}`, null, `has ${size} bytes; at most ${MOST_BYTES} are allowed`);
  // Read the images, which the sample may need, but not the other samples.
  const [sample] = samplesOf(new Map([...files].filter(([key]) => key === part || !key.endsWith('.json'))));
  if (!sample) throw new TemplateError(`${name}/${part}`, null, 'is not a sample');
  const { customer, organisation, number } = sample.document;
  return {
    id: idOf(name, part),
    package: name,
    title: sample.title,
    note: `${organisation.name}, ${number}`,
    documentType: sample.documentType,
    locale: customer.locale ?? organisation.locale,
    sample,
    fault: null,
  };
}
