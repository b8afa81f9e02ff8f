import { useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { OwnFile } from '../../../shared/api.js';
import type { OwnData } from '../state/use-own-data.js';
import { count } from '../state/words.js';
import { Icon } from './icons.js';

/** The files of the designer, and the button to choose one. */
export function OwnFiles({ files, ownData }: { files: OwnFile[]; ownData: OwnData }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
    ownData.add([...(currentTarget.files ?? [])]);
    // The same file may be chosen again.
    currentTarget.value = '';
  };
  return (
    <div class="own-files">
      <button
        type="button"
        id="own-data"
        class="button"
        title="Or drop it on the window: JSON of the import format, UBL, CII, Factur-X (o)"
        onClick={() => input.current?.click()}
      >
        <Icon name="open" /> Your own data …
      </button>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Your own data"
        accept=".json,.xml,.pdf,application/json,application/xml,text/xml,application/pdf"
        onChange={take}
      />
      <ul>
        {files.map(({ name, samples, problems, furtherProblems }) => (
          <li key={name} class="own-file">
            <span class="own-name" title={name}>
              {name}
            </span>
            <span class="item-note">
              {samples.length === 0 ? 'cannot be shown' : count(samples.length, 'document')}
              {problems.length > 0 && `, ${count(problems.length + furtherProblems, 'problem')}`}
            </span>
            <button type="button" class="button is-icon" aria-label={`Remove ${name}`} onClick={() => ownData.remove(name)}>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Says where files go while they are held over the window. */
export function DropHint({ isOver }: { isOver: boolean }): JSX.Element | null {
  if (!isOver) return null;
  return (
    <div class="drop-hint" aria-hidden="true">
      <p>
        <strong>Drop it to see it in every template</strong>
        JSON of the import format, an e-invoice (UBL, CII), or a PDF with one inside. It is not stored.
      </p>
    </div>
  );
}
