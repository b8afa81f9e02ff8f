import type { Finding } from './finding.js';
import type { SourceText } from '#service/templates/read/source-text.js';

/** `templates-check allow small-type: why` in a comment. It applies to the next line, or to its own line if that has more on it. */
const COMMENT =
  /(?:\/\*|\{\{!--|\{\{!|<!--)\s*templates-check allow (?<rule>[\w-]+)(?<reason>:[^*}]*[^*}\s-][^*}]*)?\s*(?:\*\/|--~?\}\}|\}\}|-->)/g;

/** An exception that a designer made in a comment. */
export interface Exception {
  rule: string;
  /** The line that it applies to. */
  line: number;
  /** Where the comment stands. */
  offset: number;
  hasReason: boolean;
}

/** The exceptions in a file. */
export function exceptionsIn(text: SourceText): Exception[] {
  return [...text.text.matchAll(COMMENT)].map((match) => {
    const own = text.positionAt(match.index).line;
    const standsAlone = text.line(own) === match[0];
    const end = text.positionAt(match.index + match[0].length).line;
    return {
      rule: match.groups?.['rule'] ?? '',
      line: standsAlone ? end + 1 : end,
      offset: match.index,
      hasReason: match.groups?.['reason'] !== undefined,
    };
  });
}

/** Whether an exception allows a finding. */
export function isAllowed({ rule, file, line }: Finding, exceptions: ReadonlyMap<string, readonly Exception[]>): boolean {
  return (exceptions.get(file) ?? []).some((one) => one.rule === rule && one.line === line && one.hasReason);
}
