export { checkTemplate, unknownFields } from './check/check-template.js';
export { describeFindings } from './describe-findings.js';
export type { Finding, Severity } from './finding.js';
export { rules } from './rules/index.js';
