import type { JSX } from 'preact';
import type { Catalogue } from '../../../shared/api.js';
import type { Choice } from '../state/choice.js';
import { Icon } from './icons.js';

export type Theme = 'auto' | 'light' | 'dark';

const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const THEME_NAMES: Record<Theme, string> = { auto: 'as the system has it', light: 'light', dark: 'dark' };

/** The name of the studio, what is shown, and what can be folded away. */
export function Header(props: {
  catalogue: Catalogue | null;
  choice: Choice;
  isRailOpen: boolean;
  isInspectorOpen: boolean;
  theme: Theme;
  onRail(): void;
  onInspector(): void;
  onTheme(theme: Theme): void;
  onHelp(): void;
}): JSX.Element {
  const { catalogue, choice, theme } = props;
  const design = catalogue?.designs.find(({ name }) => name === choice.design);
  const sample = catalogue?.samples.find(({ id }) => id === choice.sample);
  return (
    <header class="header">
      <button type="button" class="button is-icon" aria-label="Templates and samples" aria-pressed={props.isRailOpen} title="Templates and samples (m)" onClick={props.onRail}>
        <Icon name="rail" />
      </button>
      <p class="brand">
        invoice-press <span>studio</span>
      </p>
      <h1>
        {design && sample && (
          <>
            <span>{design.title}</span> <span class="crumb">{sample.title}</span>
          </>
        )}
      </h1>
      <span class="push" />
      <button type="button" class="button is-icon" aria-label={`Colours: ${THEME_NAMES[theme]}`} title={`Colours: ${THEME_NAMES[theme]}`} onClick={() => props.onTheme(NEXT[theme])}>
        <Icon name="theme" />
      </button>
      <button type="button" class="button is-icon" aria-label="Keys" title="Keys (?)" onClick={props.onHelp}>
        <Icon name="help" />
      </button>
      <button type="button" class="button is-icon" aria-label="Inspector" aria-pressed={props.isInspectorOpen} title="Inspector (i)" onClick={props.onInspector}>
        <Icon name="inspector" />
      </button>
    </header>
  );
}
