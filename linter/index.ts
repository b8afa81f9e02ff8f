export { checkTemplate } from './check-template.js';
export { describeFindings } from './describe-findings.js';
export type { Finding, Severity } from './finding.js';
export { readTemplate } from './read-template.js';
export { rules } from './rules/index.js';
export type { TemplateFile, LintedTemplate } from './template-package.js';
