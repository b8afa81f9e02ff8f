import { Dict, type PdfObject } from '../read/objects.js';
import { rule, type Facts, type Rule } from './rule.js';

/** File specifications with a file in them. */
function attachmentsOf({ values }: Facts): { value: Dict; at: string }[] {
  return values.filter(
    (entry): entry is { value: Dict; at: string } => entry.value instanceof Dict && entry.value.entries.has('EF'),
  );
}

function broken(facts: Facts, isBroken: (specification: Dict) => boolean): string[] {
  return attachmentsOf(facts)
    .filter(({ value }) => isBroken(value))
    .map(({ at }) => at);
}

const filesOf = (specification: Dict) => {
  const files = specification.dict('EF');
  return [...(files?.entries.keys() ?? [])].flatMap((key) => files?.stream(key) ?? []);
};

/** The names tree of embedded files, flat. */
function namedFiles(node: Dict | undefined): PdfObject[] {
  return node ? [...node.list('Names'), ...node.list('Kids').flatMap((kid) => (kid instanceof Dict ? namedFiles(kid) : []))] : [];
}

/** Rules of embedded files. */
export const attachmentRules: Rule[] = [
  rule('A 6.8-1', 'an embedded file has a media type', (facts) =>
    broken(facts, (one) => filesOf(one).some(({ dict }) => !/^[-\w+.]+\/[-\w+.]+$/.test(dict.name('Subtype') ?? ''))),
  ),
  rule('A 6.8-2, UA 7.11-1', 'a file specification has F and UF', (facts) =>
    broken(facts, (one) => !one.text('F') || !one.text('UF')),
  ),
  rule('A 6.8-3', 'a file specification says how the file belongs to the document', (facts) =>
    broken(facts, (one) => !/^(?:Source|Data|Alternative|Supplement|Unspecified)$/.test(one.name('AFRelationship') ?? '')),
  ),
  rule('A 6.8-4', 'an embedded file is associated with the document', (facts) => {
    // With all of it, or with a part of its structure.
    const parts = facts.structure.elements.map(({ dict }) => dict);
    const associated = new Set([facts.catalog, ...parts].flatMap((dict) => dict.list('AF')));
    return broken(facts, (one) => !associated.has(one));
  }),
  rule('own', 'viewers list the embedded file', (facts) => {
    const listed = namedFiles(facts.catalog.dict('Names')?.dict('EmbeddedFiles'));
    return broken(facts, (one) => !listed.includes(one));
  }),
  rule('own', 'an embedded file has its size and day', (facts) =>
    broken(facts, (one) =>
      filesOf(one).some(
        ({ dict, bytes }) =>
          dict.dict('Params')?.number('Size') !== bytes.length || dict.dict('Params')?.text('ModDate') === undefined,
      ),
    ),
  ),
];
