import { useMemo } from 'preact/hooks';
import type { JSX } from 'preact';
import type { EInvoice } from '../../../shared/api.js';
import { FaultCard } from '../parts/fault-card.js';
import { Icon } from '../parts/icons.js';
import { Select } from '../parts/select.js';
import { PROFILES } from '../state/profiles.js';
import type { XmlState } from '../state/use-e-invoice.js';
import { count, documentTypeName } from '../state/words.js';
import { XmlFaults } from './xml-faults.js';
import { XmlLines } from './xml-lines.js';

/** The e-invoice of the document, with the rules that it breaks; its terms are linked to the page. */
export function XmlPanel(props: {
  xml: XmlState;
  profile: string;
  onProfile: (profile: string) => void;
  documentType: string | undefined;
  onData: (field: string) => void;
}): JSX.Element {
  const { xml, profile, onProfile, documentType, onData } = props;
  const { value, fault } = xml.answer;
  return (
    <>
      <div class="panel-head xml-head">
        <Select label="Profile" value={profile} onChange={onProfile} options={PROFILES} />
        {value && <Download eInvoice={value} />}
      </div>
      {fault && <FaultCard fault={fault} title="No XML" />}
      {value === undefined && !fault && <p class="empty">Making the XML …</p>}
      {value === null && (
        <p class="empty">
          {documentTypeName(documentType ?? 'document')}s have no e-invoice. The standard is for invoices and credit notes alone.
        </p>
      )}
      {value && (
        <>
          <Verdict eInvoice={value} />
          <XmlFaults faults={value.faults} xml={xml} onData={onData} />
          <XmlLines key={value.xml} eInvoice={value} xml={xml} onData={onData} />
        </>
      )}
    </>
  );
}

function Verdict({ eInvoice }: { eInvoice: EInvoice }): JSX.Element {
  const { valid, rules, faults, leftOut, arePlacesKnown } = eInvoice;
  const fatal = faults.filter(({ severity }) => severity === 'fatal').length;
  const rest = faults.length - fatal;
  return (
    <div class="xml-verdict">
      <p class={valid ? 'is-good' : 'is-bad'} role="status">
        <Icon name={valid ? 'check' : 'warning'} />{' '}
        {valid ? `Valid by ${rules} rules` : `Invalid: breaks ${count(fatal, 'rule')} of ${rules}`}
        {rest > 0 && `, ${count(rest, 'remark')}`}
      </p>
      {leftOut.length > 0 && <p class="hint">The studio does not keep embedded files. Not in this XML: {leftOut.join(', ')}.</p>}
      {!arePlacesKnown && <p class="hint">The texts of this document could not be found on its pages.</p>}
    </div>
  );
}

function Download({ eInvoice }: { eInvoice: EInvoice }): JSX.Element {
  const href = useMemo(() => `data:application/xml;charset=utf-8,${encodeURIComponent(eInvoice.xml)}`, [eInvoice.xml]);
  return (
    <a id="download-xml" class="button" href={href} download={eInvoice.fileName} title={`Save ${eInvoice.fileName}`}>
      <Icon name="download" /> XML
    </a>
  );
}
