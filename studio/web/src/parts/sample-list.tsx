import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Catalogue, Sample } from '../../../shared/api.js';
import { type Change, type Choice, samplesFor } from '../state/choice.js';
import { moveInList } from '../state/roving.js';
import { documentTypeName } from '../state/words.js';
import { Select } from './select.js';

interface SampleListProps {
  catalogue: Catalogue;
  choice: Choice;
  change: (change: Change) => void;
}

/** The samples of a template by type, with a search. */
export function SampleList({ catalogue, choice, change }: SampleListProps): JSX.Element {
  const [wanted, setWanted] = useState('');
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = samplesFor(catalogue, choice).filter((sample) => words.every((word) => textOf(sample).includes(word)));
  return (
    <section class="samples" aria-labelledby="rail-samples">
      <h2 id="rail-samples">
        Samples <span class="number">{found.length}</span>
      </h2>
      <TypeChoice catalogue={catalogue} choice={choice} change={change} />
      <input
        id="sample-search"
        class="search"
        type="search"
        placeholder="Find a sample"
        aria-label="Find a sample"
        value={wanted}
        onInput={({ currentTarget }) => setWanted(currentTarget.value)}
      />
      <div class="sample-groups" onKeyDown={moveInList}>
        <SampleGroups samples={found} chosen={choice.sample} onChoose={(sample) => change({ sample })} />
        {found.length === 0 && <p class="empty">No sample contains “{wanted}”.</p>}
      </div>
    </section>
  );
}

function TypeChoice({ catalogue, choice, change }: SampleListProps): JSX.Element {
  const types = catalogue.designs.find(({ name }) => name === choice.design)?.documentTypes ?? [];
  return (
    <Select
      label="Documents"
      isLabelHidden
      value={choice.documentType ?? ''}
      onChange={(type) => change({ documentType: type === '' ? null : type })}
      options={[
        { value: '', label: 'All documents' },
        ...types.map((type) => ({ value: type, label: documentTypeName(type, 2) })),
      ]}
    />
  );
}

function groupOf({ package: from, documentType }: Sample): string {
  return from === null ? 'Your data' : documentTypeName(documentType, 2);
}

function SampleGroups(props: { samples: Sample[]; chosen: string; onChoose: (id: string) => void }): JSX.Element {
  const { samples, chosen, onChoose } = props;
  const groups = [...new Set(samples.map(groupOf))];
  const hasChosen = samples.some(({ id }) => id === chosen);
  return (
    <>
      {groups.map((group) => (
        <div key={group}>
          <h3>{group}</h3>
          <ul>
            {samples
              .filter((sample) => groupOf(sample) === group)
              .map((sample) => (
                <SampleItem
                  key={sample.id}
                  sample={sample}
                  isChosen={sample.id === chosen}
                  isStop={hasChosen ? sample.id === chosen : sample === samples[0]}
                  onChoose={() => onChoose(sample.id)}
                />
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function SampleItem(props: { sample: Sample; isChosen: boolean; isStop: boolean; onChoose: () => void }): JSX.Element {
  const { sample, isChosen, isStop, onChoose } = props;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li ref={item}>
      <button
        type="button"
        class="item"
        data-item
        tabIndex={isStop ? 0 : -1}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <span class="item-title">{sample.title}</span>
        <span class="item-note" title={sample.note}>
          {sample.note}
        </span>
      </button>
    </li>
  );
}

function textOf({ title, note, documentType, locale }: Sample): string {
  return `${title} ${note} ${documentTypeName(documentType)} ${locale ?? ''}`.toLowerCase();
}
