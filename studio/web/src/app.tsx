import { useEffect, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { InspectorArea } from './inspector-area.js';
import type { Panel } from './panels/inspector.js';
import { Announcer } from './parts/announcer.js';
import { Header, type Theme } from './parts/header.js';
import { DropHint } from './parts/own-files.js';
import { imageWidth, PIXELS_PER_POINT } from './parts/page-image.js';
import { Rail } from './parts/rail.js';
import { ShortcutsDialog } from './parts/shortcuts-dialog.js';
import { StatusBar } from './parts/status-bar.js';
import { Toolbar } from './parts/toolbar.js';
import { StageArea } from './stage-area.js';
import { selectionOf } from './state/choice.js';
import { useDoings } from './state/use-doings.js';
import { useEInvoice } from './state/use-e-invoice.js';
import { useFolds } from './state/use-folds.js';
import { useLatency } from './state/use-latency.js';
import { useOwnData } from './state/use-own-data.js';
import { useNotice } from './state/use-notice.js';
import { usePrintCheck } from './state/use-print-check.js';
import { useRendering } from './state/use-rendering.js';
import { useShortcuts } from './state/shortcuts.js';
import { useStage } from './state/use-stage.js';
import { useStored } from './state/use-stored.js';
import { useStudio } from './state/use-studio.js';
import { useTitle } from './state/use-title.js';
import { studioShortcuts } from './studio-shortcuts.js';

/** The studio. */
export function App(): JSX.Element {
  const studio = useStudio();
  const { catalogue, choice, change, revision, saved, isConnected } = studio;
  const [panel, setPanel] = usePanel();
  const [keys, setKeys] = useStored<'on' | 'off'>('keys', 'on');
  const [theme, setTheme] = useTheme();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [notice, say] = useNotice();
  const folds = useFolds(choice.view);
  const stage = useStage(choice);
  const shown = useRendering(selectionOf(choice), revision, { page: stage.page, width: imageWidth(stage.lookWidth) });
  const { latency, onShown } = useLatency(saved, shown);
  const showProblems = (): void => {
    folds.setInspector(true);
    setPanel('problems');
  };
  const xml = useEInvoice(choice, shown, panel === 'xml' && folds.isInspectorOpen && choice.view === 'pages');
  const ownData = useOwnData(studio, say, showProblems);
  const check = usePrintCheck(choice.design, shown.rendering?.revision, choice.view === 'sheet');
  const doings = useDoings({ studio, folds, stage, say, setPanel, help: () => setHelpOpen(true) });
  const scale = stage.scaleOf(shown.print);
  const zoom = scale / PIXELS_PER_POINT;
  const groups = studioShortcuts(catalogue, choice, zoom, doings);
  useShortcuts(groups, keys === 'on');
  useTitle(shown);
  useEffect(studio.refresh, [studio.refresh, shown.rendering?.revision]);
  const beside = { studio, shown, check, xml };

  return (
    <div class="studio">
      <Skip onSkip={() => doings.focus('stage')} />
      <Header
        catalogue={catalogue}
        choice={choice}
        folds={folds}
        theme={theme}
        onTheme={setTheme}
        onHelp={() => setHelpOpen(true)}
      />
      {catalogue && folds.isRailOpen && <Rail catalogue={catalogue} choice={choice} change={change} ownData={ownData} />}
      {catalogue && (
        <Toolbar catalogue={catalogue} choice={choice} change={change} shown={shown} zoom={zoom} onPin={doings.pin} />
      )}
      <main class="main">
        <StageArea {...beside} stage={stage} onShown={onShown} onProblems={showProblems} />
        <StatusBar shown={shown} saved={saved} latency={latency} isConnected={isConnected} />
      </main>
      {folds.isInspectorOpen && <InspectorArea {...beside} panel={panel} onPanel={setPanel} onNotice={say} />}
      <DropHint isOver={ownData.isOver} />
      <Announcer shown={shown} notice={notice} />
      <ShortcutsDialog
        groups={groups}
        isOpen={isHelpOpen}
        isOn={keys === 'on'}
        onSwitch={(isOn) => setKeys(isOn ? 'on' : 'off')}
        onClose={() => setHelpOpen(false)}
      />
    </div>
  );
}

function Skip({ onSkip }: { onSkip: () => void }): JSX.Element {
  const skip = (event: Event): void => {
    event.preventDefault();
    onSkip();
  };
  return (
    <a class="skip" href="#stage" onClick={skip}>
      To the pages
    </a>
  );
}

/** The open panel. A link to a form of e-invoice shows that of the XML. */
function usePanel(): [panel: Panel, setPanel: (panel: Panel) => void] {
  const [panel, setPanel] = useStored<Panel>('panel', 'data');
  useEffect(() => {
    if (new URLSearchParams(location.hash.slice(1)).has('profile')) setPanel('xml');
  }, []);
  return [panel, setPanel];
}

function useTheme(): [theme: Theme, setTheme: (theme: Theme) => void] {
  const [theme, setTheme] = useStored<Theme>('theme', 'auto');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [theme, setTheme];
}
