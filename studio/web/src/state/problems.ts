// What is wrong, counted once: the fault that keeps a document from being shown is mostly a finding of the linter too.
import type { Fault, Finding, OwnFile } from '../../../shared/api.js';

/** The fault, unless a finding says the same about the same place. */
export function furtherFault(fault: Fault | null, findings: readonly Finding[]): Fault | null {
  if (!fault || fault.file === null) return fault;
  const isSame = ({ severity, file, line }: Finding): boolean =>
    severity === 'error' && file === fault.file && line === (fault.line ?? 1);
  return findings.some(isSame) ? null : fault;
}

/** The files of the designer whose problems matter now: that of the document in view, and those that cannot be shown. */
export function ownFilesInView(files: readonly OwnFile[], sample: string): OwnFile[] {
  return files.filter(({ samples, problems }) => problems.length > 0 && (samples.length === 0 || samples.includes(sample)));
}
