import { Dict, Name } from '../read/objects.js';
import { rule, unless, type Facts, type Rule } from './rule.js';

const ALLOWED = new Set(['GoTo', 'GoToR', 'GoToE', 'Thread', 'URI', 'Named', 'SubmitForm']);
const NAMED = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);

function actionsOf({ values }: Facts): { action: Dict; at: string }[] {
  return values.flatMap(({ value, at }) => {
    if (!(value instanceof Dict)) return [];
    const held = ['A', 'OpenAction', 'Next']
      .map((key) => value.get(key))
      .filter((action) => action instanceof Dict && action.get('S') instanceof Name);
    return (value.name('Type') === 'Action' ? [value, ...held] : held).map((action) => ({ action: action as Dict, at }));
  });
}

// The attributes of a structure element stand under /A too, but have an owner.
const isAction = ({ action }: { action: Dict }) => !action.has('O');

/** Rules of what the document does when it is opened or clicked. */
export const actionRules: Rule[] = [
  rule('A 6.5.1-1', 'only actions of the standard', (facts) =>
    actionsOf(facts)
      .filter(isAction)
      .filter(({ action }) => !ALLOWED.has(action.name('S') ?? ''))
      .map(({ action, at }) => `/${action.name('S')} of ${at}`),
  ),
  rule('A 6.5.1-2', 'named actions only turn pages', (facts) =>
    actionsOf(facts)
      .filter(({ action }) => action.name('S') === 'Named' && !NAMED.has(action.name('N') ?? ''))
      .map(({ at }) => at),
  ),
  rule('A 6.5.2-1', 'the catalogue has no additional actions', ({ catalog }) => unless(!catalog.has('AA'), 'it has')),
  rule('A 6.5.2-2', 'pages have no additional actions', ({ pages }) =>
    pages.filter(({ dict }) => dict.has('AA')).map(({ number }) => `page ${number}`),
  ),
  rule('own', 'nothing happens when the document is opened', ({ catalog }) =>
    unless(!catalog.has('OpenAction'), 'the catalogue has /OpenAction'),
  ),
  rule('A 6.4.1-3', 'the form needs no appearances', ({ catalog }) =>
    unless(catalog.dict('AcroForm')?.get('NeedAppearances') !== true, 'it does'),
  ),
  rule('A 6.4.2-1, UA 7.15-1', 'no XFA', ({ catalog }) => unless(!catalog.dict('AcroForm')?.has('XFA'), 'the form has it')),
  rule('A 6.4.2-2', 'no page waits to be drawn', ({ catalog }) => unless(catalog.get('NeedsRendering') !== true, 'they do')),
  rule('A 6.10-1', 'no alternate presentations', ({ catalog }) =>
    unless(!catalog.dict('Names')?.has('AlternatePresentations'), 'the names have them'),
  ),
  rule('A 6.10-2', 'no presentation steps', ({ pages }) =>
    pages.filter(({ dict }) => dict.has('PresSteps')).map(({ number }) => `page ${number}`),
  ),
  rule('A 6.11-1', 'no requirements on the reader', ({ catalog }) =>
    unless(!catalog.has('Requirements'), 'the catalogue has them'),
  ),
  rule('own', 'no optional content', ({ catalog }) => unless(!catalog.has('OCProperties'), 'the catalogue has it')),
];
