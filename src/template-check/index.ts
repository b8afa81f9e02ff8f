export { checkTemplate } from './check-template.js';
export type { Finding, Severity } from './finding.js';
export { readTemplate } from './read-template.js';
export type { TemplateFile, TemplatePackage } from './template-package.js';
