import type { FaultRule } from '#service/templates/template-fault.js';
import type { Rule } from './rule.js';

/** What each rule of the template reader catches. The service does not start with any of these faults. */
const CATCHES = {
  syntax: 'a part that Handlebars cannot read: braces or blocks that are not closed, or closed in the wrong order',
  'unknown-helper': 'an unknown helper; with the nearest name',
  'unknown-partial': 'a partial that has no file; with the nearest name',
  'partial-cycle': 'a partial that includes itself, directly or through others, or more than 10,000 parts',
  'forbidden-construct': 'decorators, inline partials and partial blocks: each part is a file of its own',
  'unescaped-output': '`{{{…}}}` and `{{&…}}`: data that would come out as markup',
  'unsafe-data':
    'data inside `<style>`, `style=`, `on…=`, in `href=` and `src=` other than the fields that the view has checked, or in a tag outside quotes',
  'unquoted-attribute': 'an attribute value without double quotes',
  'inline-handler': 'an event handler or style in an attribute (`onclick=`, `style=`)',
  'active-element': '`<script>`, `<link>`, `<iframe>`, `<form>` and everything else that loads, runs or requests something',
  'message-syntax':
    'a message file that is not valid JSON, or a message that is not a valid ICU message: braces that do not match, a plural without `other`',
  'missing-message': 'a message that a locale lacks, or that is empty or not a text; a locale without a file',
  'unknown-message': 'a message key that nothing uses, with the nearest name; a file for an unknown locale',
  'duplicate-message': 'a duplicate message key in a file: only the last one would count',
  'message-arguments':
    'an unknown placeholder in a message (`{numbr}`), with the nearest name; a required placeholder that a message lacks; `pageOf` other than `{page}` and then `{pages}`',
  'service-refuses': 'a fault of `template.json`, and any other fault that keeps the service from starting',
} as const satisfies Partial<Record<FaultRule, string>>;

/** A rule that the reader checks. */
export function checkedByReader(name: keyof typeof CATCHES): Rule {
  return { name, severity: 'error', catches: CATCHES[name] };
}
