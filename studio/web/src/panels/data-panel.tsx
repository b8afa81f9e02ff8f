import { useEffect, useMemo, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Answer } from '../state/use-answer.js';
import { FaultCard } from '../parts/fault-card.js';
import { Icon } from '../parts/icons.js';
import { type Field, fieldsInShort, fieldsOf, search } from './view-fields.js';

/** The most fields to show: nobody reads more, and they slow the page down. */
const MOST_SHOWN = 400;
const MOST_TEXT = 160;

/** The view's data, to find a field by its name or by its text on the page. */
export function DataPanel(props: {
  answer: Answer<unknown>;
  onNotice: (notice: string) => void;
  /** A field to show first. */
  field: string;
}): JSX.Element {
  const { answer, onNotice, field: first } = props;
  const [wanted, setWanted] = useState(first);
  useEffect(() => setWanted(first), [first]);
  const fields = useMemo(() => fieldsOf(answer.value ?? {}), [answer.value]);
  const inShort = useMemo(() => fieldsInShort(answer.value ?? {}), [answer.value]);
  const found = wanted.trim() === '' ? inShort : search(fields, wanted);
  const groups = [...new Set(found.slice(0, MOST_SHOWN).map(groupOf))];
  const copy = (field: Field): void => {
    navigator.clipboard.writeText(field.expression).then(
      () => onNotice(`Copied ${field.expression}`),
      () => onNotice('The browser did not allow copying'),
    );
  };
  return (
    <>
      <div class="panel-head">
        <input
          id="data-search"
          class="search"
          type="search"
          placeholder="Find a field, or a text on the page"
          aria-label="Find a field, or a text on the page"
          value={wanted}
          onInput={({ currentTarget }) => setWanted(currentTarget.value)}
        />
        <p class="hint" role="status">
          {wanted === '' ? 'A click copies what to write in the template.' : `${found.length} of ${fields.length} fields`}
        </p>
      </div>
      {answer.fault && <FaultCard fault={answer.fault} title="No data" />}
      {groups.map((group) => (
        <section class="fields" key={group} aria-label={group}>
          <h3>{group}</h3>
          <ul>
            {found
              .slice(0, MOST_SHOWN)
              .filter((field) => groupOf(field) === group)
              .map((field) => (
                <FieldItem
                  key={field.path}
                  field={field}
                  onUse={() => (field.rest === undefined ? copy(field) : setWanted(field.rest))}
                />
              ))}
          </ul>
        </section>
      ))}
      {found.length > MOST_SHOWN && <p class="empty">{found.length - MOST_SHOWN} more: search to see them.</p>}
      {found.length === 0 && answer.value !== undefined && <p class="empty">Nothing contains “{wanted}”.</p>}
    </>
  );
}

/** "seller" for `seller.name`; "document" for fields at the top. */
function groupOf({ path }: Field): string {
  return /^[^.[]+(?=[.[])/.exec(path)?.[0] ?? 'document';
}

function FieldItem({ field, onUse }: { field: Field; onUse: () => void }): JSX.Element {
  const { path, expression, inside, value, rest } = field;
  const list = inside.at(-1);
  if (rest !== undefined) {
    return (
      <li>
        <button type="button" class="field" onClick={onUse}>
          <span class="field-path">{path}</span>
          <span class="field-value">{value}: show all</span>
        </button>
      </li>
    );
  }
  const hint = list === undefined ? expression : `${expression} inside {{#each ${list}}}`;
  const text = value !== null && value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value;
  return (
    <li>
      <button type="button" class="field" title={hint} onClick={onUse}>
        <span class="field-path">{path}</span>
        <span class={value === null ? 'field-value is-null' : 'field-value'} dir="auto">
          {text === null ? 'null' : text === '' ? '(empty)' : text}
        </span>
        {list !== undefined && <span class="field-hint">{hint}</span>}
        <span class="field-copy">
          <Icon name="copy" />
          <span class="visually-hidden">copy {expression}</span>
        </span>
      </button>
    </li>
  );
}
