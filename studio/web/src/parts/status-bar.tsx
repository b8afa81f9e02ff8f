import type { JSX } from 'preact';
import type { Change, Print } from '../../../shared/api.js';
import type { Shown } from '../state/use-rendering.js';
import { clock, count, languageName, paperName, size } from '../state/words.js';

/** The status of the page, and the time since saving. */
export function StatusBar(props: {
  shown: Shown;
  saved: Change | null;
  latency: number | null;
  isConnected: boolean;
}): JSX.Element {
  const { shown, saved, latency, isConnected } = props;
  const { print, fault, rendering } = shown;
  const facts = print && [
    count(print.pages.length, 'page'),
    paperName(print.paper),
    languageName(print.lang),
    ...(print.dir === 'rtl' ? ['right to left'] : []),
    size(print.bytes),
  ];
  const work = rendering && rendering.milliseconds.print > 0 ? rendering.milliseconds : null;
  const workText = work ? `rendered in ${Math.round(work.render)} ms, printed in ${Math.round(work.print)} ms` : '';
  return (
    <footer class="status-bar">
      <span class={`state ${!isConnected || fault ? 'is-bad' : 'is-good'}`}>
        {!isConnected ? 'The studio has stopped' : fault ? stateWithFault(shown) : 'Up to date'}
      </span>
      {facts && <span>{facts.join(' · ')}</span>}
      {print && <span title={[...print.conformsTo, ...print.conformanceFaults].join('\n')}>{conformance(print)}</span>}
      <span class="push" />
      {saved && latency !== null ? (
        <span data-latency={latency} title={workText}>
          {saved.files[0] ?? 'files'} {saved.what} {clock(saved.savedAt)}, shown after <strong>{latency} ms</strong>
        </span>
      ) : (
        <span>{workText}</span>
      )}
    </footer>
  );
}

/** The standards that the PDF claims, without their parts: the bar is short. */
function conformance({ conformsTo, conformanceFaults }: Print): string {
  const claimed = conformsTo.map((name) => name.replace(/-\w+$/, '')).join(', ') || 'no standard';
  return conformanceFaults.length === 0 ? claimed : `${claimed}: ${count(conformanceFaults.length, 'fault')} of conformance`;
}

function stateWithFault({ print, isLastGood }: Shown): string {
  if (!print) return 'Nothing to show';
  return isLastGood ? 'Last good version' : 'The service would refuse this';
}
