import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Catalogue, Design, Sample } from '../../../shared/api.js';
import { type Change, type Choice, samplesFor } from '../state/choice.js';
import { moveInList } from '../state/roving.js';
import { documentTypeName } from '../state/words.js';
import { FaultCard } from './fault-card.js';
import { Icon } from './icons.js';

/** The lists of templates and samples. */
export function Rail(props: { catalogue: Catalogue; choice: Choice; change: (change: Change) => void }): JSX.Element {
  const { catalogue, choice, change } = props;
  return (
    <nav class="rail" aria-label="Templates and samples">
      <section aria-labelledby="rail-designs">
        <h2 id="rail-designs">Templates</h2>
        <ul onKeyDown={moveInList}>
          {catalogue.designs.map((design) => (
            <DesignItem
              key={design.name}
              design={design}
              isChosen={design.name === choice.design}
              onChoose={() => change({ design: design.name, variables: {} })}
            />
          ))}
        </ul>
      </section>
      <Samples catalogue={catalogue} choice={choice} change={change} />
      {catalogue.sampleFaults.map((fault) => (
        <FaultCard key={fault.file} fault={fault} title="Sample" />
      ))}
    </nav>
  );
}

function DesignItem(props: { design: Design; isChosen: boolean; onChoose: () => void }): JSX.Element {
  const { design, isChosen, onChoose } = props;
  return (
    <li>
      <button
        type="button"
        class="item design-item"
        data-item
        tabIndex={isChosen ? 0 : -1}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <span class="item-title">{design.title}</span>
        {design.fault && (
          <span class="mark is-error">
            <Icon name="warning" />
            <span class="visually-hidden">has an error</span>
          </span>
        )}
        {design.description !== '' && <span class="item-note">{design.description}</span>}
      </button>
    </li>
  );
}

function Samples({
  catalogue,
  choice,
  change,
}: {
  catalogue: Catalogue;
  choice: Choice;
  change: (change: Change) => void;
}): JSX.Element {
  const [wanted, setWanted] = useState('');
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = samplesFor(catalogue, choice).filter((sample) => words.every((word) => textOf(sample).includes(word)));
  const types = [...new Set(found.map(({ documentType }) => documentType))];
  const firstShown = found.find(({ documentType }) => documentType === types[0]);
  const hasChosen = found.some(({ id }) => id === choice.sample);
  return (
    <section class="samples" aria-labelledby="rail-samples">
      <h2 id="rail-samples">
        Samples <span class="number">{found.length}</span>
      </h2>
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
        {types.map((type) => (
          <div key={type}>
            <h3>{documentTypeName(type, 2)}</h3>
            <ul>
              {found
                .filter((sample) => sample.documentType === type)
                .map((sample) => (
                  <SampleItem
                    key={sample.id}
                    sample={sample}
                    isChosen={sample.id === choice.sample}
                    isStop={hasChosen ? sample.id === choice.sample : sample === firstShown}
                    onChoose={() => change({ sample: sample.id })}
                  />
                ))}
            </ul>
          </div>
        ))}
        {found.length === 0 && <p class="empty">No sample contains “{wanted}”.</p>}
      </div>
    </section>
  );
}

function SampleItem(props: { sample: Sample; isChosen: boolean; isStop: boolean; onChoose: () => void }): JSX.Element {
  const { sample, isChosen, isStop, onChoose } = props;
  return (
    <li>
      <button
        type="button"
        class="item"
        data-item
        tabIndex={isStop ? 0 : -1}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <span class="item-title">{sample.title}</span>
        <span class="item-note">{sample.note}</span>
      </button>
    </li>
  );
}

function textOf({ title, note, documentType, locale }: Sample): string {
  return `${title} ${note} ${documentTypeName(documentType)} ${locale ?? ''}`.toLowerCase();
}
