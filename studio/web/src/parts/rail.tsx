import type { JSX } from 'preact';
import type { Catalogue, Design } from '../../../shared/api.js';
import type { Change, Choice } from '../state/choice.js';
import { moveInList } from '../state/roving.js';
import { FaultCard } from './fault-card.js';
import type { OwnData } from '../state/use-own-data.js';
import { Icon } from './icons.js';
import { OwnFiles } from './own-files.js';
import { SampleList } from './sample-list.js';

/** The lists of templates and samples. */
export function Rail(props: {
  catalogue: Catalogue;
  choice: Choice;
  change: (change: Change) => void;
  ownData: OwnData;
}): JSX.Element {
  const { catalogue, choice, change, ownData } = props;
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
      <SampleList catalogue={catalogue} choice={choice} change={change} />
      <OwnFiles files={catalogue.ownFiles} ownData={ownData} />
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
        title={design.description}
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
