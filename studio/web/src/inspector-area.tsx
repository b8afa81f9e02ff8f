import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Finding, HtmlBlock } from '../../shared/api.js';
import { DataPanel } from './panels/data-panel.js';
import { HtmlPanel } from './panels/html-panel.js';
import { Inspector, type Panel } from './panels/inspector.js';
import { LookPanel } from './panels/look-panel.js';
import { XmlPanel } from './panels/xml-panel.js';
import { ProblemsPanel } from './panels/problems-panel.js';
import { askFindings, askHtml, askView, queryOf } from './state/api.js';
import { selectionOf } from './state/choice.js';
import { furtherFault, ownFilesInView } from './state/problems.js';
import type { PrintCheck } from './state/use-print-check.js';
import { type Answer, useAnswer } from './state/use-answer.js';
import type { Shown } from './state/use-rendering.js';
import type { XmlState } from './state/use-e-invoice.js';
import type { StudioState } from './state/use-studio.js';

/** The inspector with the data of its panels. Each panel loads when it is open, and after the page is shown. */
export function InspectorArea(props: {
  studio: StudioState;
  shown: Shown;
  check: PrintCheck;
  xml: XmlState;
  panel: Panel;
  onPanel: (panel: Panel) => void;
  onNotice: (notice: string) => void;
}): JSX.Element {
  const { studio, shown, check, xml, panel, onPanel, onNotice } = props;
  const { catalogue, choice, change } = studio;
  const [field, setField] = useState('');
  const showField = (wanted: string): void => {
    setField(wanted);
    onPanel('data');
  };
  const { view, html, findings } = usePanelAnswers(studio, shown, check, panel);
  const design = catalogue?.designs.find(({ name }) => name === choice.design);
  const ownFiles = ownFilesInView(catalogue?.ownFiles ?? [], choice.sample);
  const problems =
    (furtherFault(shown.fault, findings.value ?? []) ? 1 : 0) +
    (findings.value?.length ?? 0) +
    ownFiles.reduce((sum, file) => sum + file.problems.length + file.furtherProblems, 0);
  return (
    <Inspector
      panel={panel}
      onPanel={onPanel}
      tabs={[
        { panel: 'data', title: 'Data' },
        { panel: 'xml', title: 'XML' },
        { panel: 'html', title: 'HTML' },
        { panel: 'look', title: 'Look', count: Object.keys(choice.variables).length, isGood: true },
        { panel: 'problems', title: 'Problems', count: problems },
      ]}
    >
      {panel === 'data' && <DataPanel answer={view} onNotice={onNotice} field={field} />}
      {panel === 'xml' && (
        <XmlPanel
          xml={xml}
          profile={choice.profile}
          onProfile={(profile) => change({ profile })}
          documentType={catalogue?.samples.find(({ id }) => id === choice.sample)?.documentType}
          onData={showField}
        />
      )}
      {panel === 'html' && <HtmlPanel answer={html} />}
      {panel === 'look' && <LookPanel design={design} choice={choice} remarks={shown.rendering?.remarks ?? []} change={change} />}
      {panel === 'problems' && <ProblemsPanel fault={shown.fault} answer={findings} check={check} ownFiles={ownFiles} />}
    </Inspector>
  );
}

interface PanelAnswers {
  view: Answer<unknown>;
  html: Answer<HtmlBlock>;
  findings: Answer<Finding[]>;
}

/** What the panels show; only the open one is asked for. */
function usePanelAnswers({ choice }: StudioState, shown: Shown, check: PrintCheck, panel: Panel): PanelAnswers {
  const selection = selectionOf(choice);
  const key = queryOf(selection).toString();
  const revision = shown.rendering?.revision;
  const never = new Promise<never>(() => undefined);
  const isReady = revision !== undefined && shown.print !== null;
  const view = useAnswer(
    (signal) => (isReady && panel === 'data' ? askView(selection, signal) : never),
    [key, revision, isReady, panel],
  );
  const html = useAnswer(
    (signal) => (isReady && panel === 'html' ? askHtml(selection, signal) : never),
    [key, revision, isReady, panel],
  );
  const withoutPages = useAnswer(
    (signal) => (isReady ? afterQuiet(() => askFindings(choice.design, signal), signal) : never),
    [choice.design, revision, isReady],
  );
  // The full check has all that the quick one has.
  const findings = check.findings ? { value: check.findings, fault: null } : withoutPages;
  return { view, html, findings };
}

/** The linter takes a second or two, so it waits until nobody types. */
const QUIET_MS = 1200;

async function afterQuiet<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  signal.throwIfAborted();
  return await ask();
}
