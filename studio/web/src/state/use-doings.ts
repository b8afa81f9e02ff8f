import type { Panel } from '../panels/inspector.js';
import { pin } from './api.js';
import type { Change } from './choice.js';
import type { Folds } from './use-folds.js';
import type { Stage } from './use-stage.js';
import type { StudioState } from './use-studio.js';

/** The actions of keys and buttons. */
export interface Doings {
  change: (change: Change) => void;
  goToPage: (step: 1 | -1) => void;
  focus: (id: string) => void;
  pin: () => void;
  toggleRail: () => void;
  toggleInspector: () => void;
  findInData: () => void;
  showXml: () => void;
  openOwnData: () => void;
  help: () => void;
}

interface Parts {
  studio: StudioState;
  folds: Folds;
  stage: Stage;
  say: (notice: string) => void;
  setPanel: (panel: Panel) => void;
  help: () => void;
}

/** Connects the actions to the parts of the page. */
export function useDoings({ studio, folds, stage, say, setPanel, help }: Parts): Doings {
  const focus = (id: string): void => {
    if (id === 'sample-search') folds.setRail(true);
    // The opened part exists after the next rendering.
    setTimeout(() => document.querySelector<HTMLElement>(`#${id}`)?.focus());
  };
  const keep = async (): Promise<void> => {
    await pin();
    say('This version is pinned. Compare shows it beside later versions');
    studio.change({ against: { edition: 'pinned', design: null } });
    studio.refresh();
  };
  return {
    change: studio.change,
    focus,
    help,
    pin: () => void keep().catch(() => say('It could not be pinned')),
    goToPage: (step) => {
      stage.element.current?.querySelector(`[data-page="${stage.page + step}"]`)?.scrollIntoView({ block: 'start' });
    },
    toggleRail: () => folds.setRail(!folds.isRailOpen),
    toggleInspector: () => folds.setInspector(!folds.isInspectorOpen),
    openOwnData: () => {
      folds.setRail(true);
      setTimeout(() => document.querySelector<HTMLElement>('#own-data')?.click());
    },
    showXml: () => {
      studio.change({ view: 'pages' });
      folds.setInspector(true);
      setPanel('xml');
      focus('tab-xml');
    },
    findInData: () => {
      folds.setInspector(true);
      setPanel('data');
      focus('data-search');
    },
  };
}
