import type { JSX } from 'preact';
import type { Fault, Finding, OwnFile } from '../../../shared/api.js';
import { Excerpt, FaultCard, Place } from '../parts/fault-card.js';
import { Icon } from '../parts/icons.js';
import { furtherFault } from '../state/problems.js';
import type { Answer } from '../state/use-answer.js';
import type { PrintCheck } from '../state/use-print-check.js';

/** The fault that prevents the document from being shown, and the findings of the linter. */
export function ProblemsPanel(props: {
  fault: Fault | null;
  answer: Answer<Finding[]>;
  check: PrintCheck;
  ownFiles: OwnFile[];
}): JSX.Element {
  const { fault, answer, check, ownFiles } = props;
  const findings = answer.value ?? [];
  const further = furtherFault(fault, findings);
  const isLooking = answer.value === undefined && !answer.fault;
  const isClean = !fault && answer.value !== undefined && findings.length === 0 && !answer.fault;
  return (
    <>
      {further && <FaultCard fault={further} title="Cannot be shown" />}
      {answer.fault && <FaultCard fault={answer.fault} title="The linter failed" />}
      {check.fault && <FaultCard fault={check.fault} title="The pages could not be checked" />}
      {isLooking && <p class="empty">Looking for problems …</p>}
      {isClean && (
        <p class="empty is-good">
          <Icon name="check" /> The linter finds nothing{check.findings && ', on the printed pages neither'}.
        </p>
      )}
      {!check.findings && (
        <p class="check-pages">
          <button type="button" class="button" disabled={check.isRunning} onClick={check.run}>
            {check.isRunning ? 'Checking the printed pages …' : 'Check the printed pages too'}
          </button>
        </p>
      )}
      {ownFiles.map((file) => (
        <OwnProblems key={file.name} file={file} />
      ))}
      <ul class="findings">
        {findings.map((finding, index) => (
          <FindingItem key={index} finding={finding} />
        ))}
      </ul>
    </>
  );
}

function FindingItem({ finding }: { finding: Finding }): JSX.Element {
  const { rule, severity, message, hint, file, line, excerpt } = finding;
  return (
    <li class={`finding is-${severity}`}>
      <p>
        <span class="severity">{severity === 'error' ? 'Error' : 'Warning'}</span> <Place file={file} line={line} />
      </p>
      <p class="finding-message">{message}</p>
      {hint !== null && <p class="hint">{hint}</p>}
      <Excerpt lines={excerpt} />
      <p class="rule">{rule}</p>
    </li>
  );
}

/** What an import would say about a file of the designer. */
function OwnProblems({ file }: { file: OwnFile }): JSX.Element {
  const { name, samples, problems, furtherProblems } = file;
  return (
    <section class="own-problems" aria-label={name}>
      <h3>{samples.length === 0 ? `${name} cannot be shown` : name}</h3>
      <ul class="findings">
        {problems.map(({ severity, place, message }, index) => (
          <li key={index} class={`finding is-${severity}`}>
            <p>
              <span class="severity">{severity === 'error' ? 'Error' : 'Warning'}</span> <span class="place">{place}</span>
            </p>
            <p class="finding-message">{message}</p>
          </li>
        ))}
      </ul>
      {furtherProblems > 0 && <p class="empty">and {furtherProblems} more</p>}
    </section>
  );
}
