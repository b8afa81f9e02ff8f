import type { JSX } from 'preact';
import type { Catalogue } from '../../../shared/api.js';
import type { Choice } from '../state/choice.js';
import type { Folds } from '../state/use-folds.js';
import { Icon } from './icons.js';

export type Theme = 'auto' | 'light' | 'dark';

const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const THEME_NAMES: Record<Theme, string> = { auto: 'as in the system settings', light: 'light', dark: 'dark' };

/** The name of the studio, the current selection, and buttons to fold panels away. */
export function Header(props: {
  catalogue: Catalogue | null;
  choice: Choice;
  folds: Folds;
  theme: Theme;
  onTheme: (theme: Theme) => void;
  onHelp: () => void;
}): JSX.Element {
  const { folds, theme } = props;
  return (
    <header class="header">
      <button
        type="button"
        class="button is-icon"
        aria-label="Templates and samples"
        aria-pressed={folds.isRailOpen}
        title="Templates and samples (m)"
        onClick={() => folds.setRail(!folds.isRailOpen)}
      >
        <Icon name="rail" />
      </button>
      <p class="brand">
        invoice-press <span>studio</span>
      </p>
      <Title catalogue={props.catalogue} choice={props.choice} />
      <span class="push" />
      <button
        type="button"
        class="button is-icon"
        aria-label={`Colours: ${THEME_NAMES[theme]}`}
        title={`Colours: ${THEME_NAMES[theme]}`}
        onClick={() => props.onTheme(NEXT[theme])}
      >
        <Icon name="theme" />
      </button>
      <button type="button" class="button is-icon" aria-label="Keys" title="Keys (?)" onClick={props.onHelp}>
        <Icon name="help" />
      </button>
      <button
        type="button"
        class="button is-icon"
        aria-label="Inspector"
        aria-pressed={folds.isInspectorOpen}
        title="Inspector (i)"
        onClick={() => folds.setInspector(!folds.isInspectorOpen)}
      >
        <Icon name="inspector" />
      </button>
    </header>
  );
}

function Title({ catalogue, choice }: { catalogue: Catalogue | null; choice: Choice }): JSX.Element {
  const design = catalogue?.designs.find(({ name }) => name === choice.design);
  const sample = catalogue?.samples.find(({ id }) => id === choice.sample);
  return (
    <h1>
      {design && sample && (
        <>
          <span>{design.title}</span> <span class="crumb">{sample.title}</span>
        </>
      )}
    </h1>
  );
}
