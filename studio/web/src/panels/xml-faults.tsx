import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { XmlFault } from '../../../shared/api.js';
import type { XmlState } from '../state/use-e-invoice.js';

/** So many rules are shown at once: the XML below them must stay in view. */
const FEW = 3;
const WORDS = { fatal: 'Breaks', warning: 'Warning', information: 'Remark' } as const;

/** The rules that an e-invoice breaks. A click shows the place in the XML. */
export function XmlFaults(props: {
  faults: readonly XmlFault[];
  xml: XmlState;
  onData: (field: string) => void;
}): JSX.Element | null {
  const { faults, xml, onData } = props;
  const [areAll, setAll] = useState(false);
  if (faults.length === 0) return null;
  return (
    <section class="xml-faults" aria-label="Broken rules">
      <ul class="findings">
        {(areAll ? faults : faults.slice(0, FEW)).map((fault, index) => (
          <FaultItem key={index} fault={fault} xml={xml} onData={onData} />
        ))}
      </ul>
      {faults.length > FEW && (
        <p class="xml-more">
          <button type="button" class="link" aria-expanded={areAll} onClick={() => setAll(!areAll)}>
            {areAll ? 'Show fewer' : `Show all ${faults.length}`}
          </button>
        </p>
      )}
    </section>
  );
}

function FaultItem({ fault, xml, onData }: { fault: XmlFault; xml: XmlState; onData: (field: string) => void }): JSX.Element {
  const { rule, severity, term, path, message, line } = fault;
  const terms = (xml.answer.value?.terms ?? []).flatMap((one, at) => (one.field === path && one.line === line ? [at] : []));
  const data = terms.map((at) => xml.answer.value?.terms[at]?.data).find(Boolean);
  return (
    <li class={`finding is-${severity === 'fatal' ? 'error' : severity === 'warning' ? 'warning' : 'remark'}`}>
      <button
        type="button"
        class="xml-fault"
        disabled={line === null}
        title={line === null ? 'The XML has no such element' : `Show line ${line}`}
        onClick={() => line !== null && xml.choose({ terms, line, from: 'rule' })}
      >
        <span class="severity">{WORDS[severity]}</span> <code>{rule}</code> <span class="finding-message">{message}</span>
      </button>
      <p class="rule">
        {term} · {path}
        {line === null && ' · not in the XML'}
        {data && (
          <>
            {' · '}
            <button type="button" class="link" onClick={() => onData(data)}>
              Data
            </button>
          </>
        )}
      </p>
    </li>
  );
}
