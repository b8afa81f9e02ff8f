import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { InspectorArea } from './inspector-area.js';
import { Announcer } from './parts/announcer.js';
import { Header, type Theme } from './parts/header.js';
import { Rail } from './parts/rail.js';
import { ShortcutsDialog } from './parts/shortcuts-dialog.js';
import { StatusBar } from './parts/status-bar.js';
import { Toolbar } from './parts/toolbar.js';
import type { Panel } from './panels/inspector.js';
import { StageArea } from './stage-area.js';
import { pin } from './state/api.js';
import { selectionOf } from './state/choice.js';
import { useShortcuts } from './state/shortcuts.js';
import { imageWidth } from './parts/page-image.js';
import { useLatency } from './state/use-latency.js';
import { useRendering } from './state/use-rendering.js';
import { useStage } from './state/use-stage.js';
import { useStored } from './state/use-stored.js';
import { useStudio } from './state/use-studio.js';
import { studioShortcuts } from './studio-shortcuts.js';
import { scrollToPage } from './views/pages-view.js';

const isWide = matchMedia('(min-width: 1100px)').matches;

/** The studio. */
export function App(): JSX.Element {
  const studio = useStudio();
  const { catalogue, choice, change, revision, saved, isConnected } = studio;
  const [panel, setPanel] = useStored<Panel>('panel', 'data');
  const [isRailOpen, setRailOpen] = useState(isWide);
  const [isInspectorOpen, setInspectorOpen] = useState(isWide);
  const [areKeysOn, setKeysOn] = useStored('keys', true);
  const [theme, setTheme] = useStored<Theme>('theme', 'auto');
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [notice, setNotice] = useNotice();
  const stage = useStage(choice);
  const shown = useRendering(selectionOf(choice), revision, { page: stage.page, width: imageWidth(stage.lookWidth) });
  const { latency, onShown } = useLatency(saved, shown);

  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    document.title = `${shown.fault ? '✗ ' : ''}${shown.print?.title ?? 'Studio'} · invoice-press studio`;
  }, [shown]);
  const keep = (): void => {
    pin().then(
      () => {
        setNotice('This version is pinned: Compare shows it beside what follows');
        change({ against: { edition: 'pinned', design: null } });
        studio.refresh();
      },
      () => setNotice('It could not be pinned'),
    );
  };
  const focus = (id: string): void => {
    if (id === 'sample-search') setRailOpen(true);
    // It is there after the next rendering.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${id}`)?.focus());
  };
  const groups = studioShortcuts(catalogue, choice, stage.scaleOf(shown.print), {
    change,
    focus,
    pin: keep,
    goToPage: (step) => scrollToPage(stage.element, stage.page + step),
    toggleRail: () => setRailOpen((isOpen) => !isOpen),
    toggleInspector: () => setInspectorOpen((isOpen) => !isOpen),
    findInData: () => {
      setInspectorOpen(true);
      setPanel('data');
      requestAnimationFrame(() => focus('data-search'));
    },
    help: () => setHelpOpen(true),
  });
  useShortcuts(groups, areKeysOn);
  useEscape(() => {
    if (matchMedia('(min-width: 1100px)').matches) return;
    setRailOpen(false);
    setInspectorOpen(false);
  });

  const layout = `studio ${isRailOpen ? 'has-rail' : ''} ${isInspectorOpen ? 'has-inspector' : ''}`;
  return (
    <div class={layout}>
      <a class="skip" href="#stage" onClick={(event) => (event.preventDefault(), focus('stage'))}>
        To the pages
      </a>
      <Header
        catalogue={catalogue}
        choice={choice}
        isRailOpen={isRailOpen}
        isInspectorOpen={isInspectorOpen}
        theme={theme}
        onRail={() => setRailOpen(!isRailOpen)}
        onInspector={() => setInspectorOpen(!isInspectorOpen)}
        onTheme={setTheme}
        onHelp={() => setHelpOpen(true)}
      />
      {catalogue && isRailOpen && <Rail catalogue={catalogue} choice={choice} change={change} />}
      <main class="main">
        {catalogue && (
          <Toolbar
            catalogue={catalogue}
            choice={choice}
            change={change}
            print={shown.print}
            scale={stage.scaleOf(shown.print) * 0.75}
            isOld={shown.isLastGood}
            onPin={keep}
          />
        )}
        <StageArea studio={studio} shown={shown} stage={stage} onShown={onShown} />
        <StatusBar shown={shown} saved={saved} latency={latency} isConnected={isConnected} />
      </main>
      {catalogue && isInspectorOpen && (
        <InspectorArea studio={studio} shown={shown} panel={panel} onPanel={setPanel} onNotice={setNotice} />
      )}
      <Announcer shown={shown} notice={notice} />
      {notice !== '' && <p class="notice" aria-hidden="true">{notice}</p>}
      <ShortcutsDialog
        groups={groups}
        isOpen={isHelpOpen}
        isOn={areKeysOn}
        onSwitch={setKeysOn}
        onClose={() => setHelpOpen(false)}
      />
    </div>
  );
}

const NOTICE_MS = 4000;

/** A word that goes away by itself. */
function useNotice(): [string, (notice: string) => void] {
  const [notice, setNotice] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const say = useCallback((text: string) => {
    clearTimeout(timer.current);
    setNotice(text);
    timer.current = setTimeout(() => setNotice(''), NOTICE_MS);
  }, []);
  return [notice, say];
}

function useEscape(run: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) run();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
