import { describe, expect, it } from '@jest/globals';
import { checkTemplate, rules } from '../../src/template-check/index.js';
import { originOf, shippedTemplate, withMistake } from './seeded.js';

/** A mistake that a designer makes: the rule, where, what is there, what is written instead, and what the finding says. `line` counts from the place of the edit. */
interface Mistake {
  rule: string;
  name: string;
  file: string;
  find?: string;
  replace: string;
  message: RegExp;
  hint?: RegExp;
  /** Where the finding is, when it is not in the line of the edit. */
  at?: { file?: string; line?: number; below?: number };
}

const NUMBER = '<bdi class="number">{{number}}</bdi>';
const LOGO = 'alt="{{seller.logo.alt}}"';

const MISTAKES: Mistake[] = [
  // Handlebars
  { rule: 'syntax', name: 'a block that is not closed', file: 'legal.hbs', find: '{{/if}}', replace: '', message: /\{\{#if\}\} is never closed/ },
  { rule: 'syntax', name: 'braces that are not closed', file: 'notes.hbs', find: '{{notes.text}}', replace: '{{notes.text}', message: /cannot read this/ },
  { rule: 'unknown-field', name: 'a misspelt field', file: 'meta.hbs', find: '{{summary.amount}}', replace: '{{summary.amuont}}', message: /"amuont" in "summary"/, hint: /"amount"/ },
  { rule: 'unknown-field', name: 'a misspelt field of each entry', file: 'line.hbs', find: '{{netAmount}}', replace: '{{netAmout}}', message: /"netAmout"/, hint: /"netAmount"/ },
  { rule: 'unknown-field', name: 'a misspelt condition', file: 'closing.hbs', find: '{{#if terms}}', replace: '{{#if term}}', message: /"term"/, hint: /"terms"/ },
  { rule: 'unknown-field', name: 'a field of a list', file: 'meta.hbs', find: '{{summary.label}}', replace: '{{meta.label}}', message: /"meta" is a list/, hint: /\{\{#each\}\}/ },
  { rule: 'unknown-field', name: 'a prototype', file: 'meta.hbs', find: '{{summary.label}}', replace: '{{summary.constructor}}', message: /"constructor"/ },
  { rule: 'unknown-helper', name: 'a misspelt helper', file: 'closing.hbs', find: '{{#each furtherDetails}}<div><dt class="label">{{label}}</dt><dd>{{text}}</dd></div>\n{{/each}}', replace: '{{#eahc furtherDetails}}<div></div>{{/eahc}}', message: /"eahc"/, hint: /"each"/ },
  { rule: 'unknown-helper', name: 'a helper that there is not', file: 'meta.hbs', find: '{{summary.amount}}', replace: '{{uppercase summary.amount}}', message: /"uppercase"/ },
  { rule: 'unknown-partial', name: 'a misspelt partial', file: 'layout.hbs', find: '{{> totals}}', replace: '{{> total}}', message: /"total"/, hint: /"totals"/ },
  { rule: 'unused-partial', name: 'a part left over', file: 'footer.hbs', replace: '<p>{{number}}</p>\n', message: /nothing includes/ },
  { rule: 'partial-cycle', name: 'a part that includes itself', file: 'legal.hbs', find: '</p>', replace: '</p>{{> legal}}', message: /legal → legal/ },
  { rule: 'forbidden-construct', name: 'an inline partial', file: 'legal.hbs', find: '{{#if legalInformation}}', replace: '{{#*inline "x"}}{{/inline}}{{#if legalInformation}}', message: /inline partials/ },

  // What gets out, and how
  { rule: 'unescaped-output', name: 'three braces', file: 'notes.hbs', find: '{{notes.text}}', replace: '{{{notes.text}}}', message: /unescaped/ },
  { rule: 'unescaped-output', name: 'an ampersand', file: 'legal.hbs', find: '{{legalInformation}}', replace: '{{&legalInformation}}', message: /unescaped/ },
  { rule: 'unsafe-data', name: 'data in an address', file: 'header.hbs', find: NUMBER, replace: `<a href="https://x.example/{{number}}">${NUMBER}</a>`, message: /data in href=/ },
  { rule: 'unsafe-data', name: 'data in a style', file: 'header.hbs', find: '<bdi class="number">', replace: '<bdi class="number" style="color: {{status.code}}">', message: /data in style=/ },
  { rule: 'unsafe-data', name: 'data in a handler', file: 'header.hbs', find: '<bdi class="number">', replace: '<bdi class="number" onclick="x({{number}})">', message: /data in onclick=/ },
  { rule: 'unsafe-data', name: 'data in the stylesheet of the layout', file: 'layout.hbs', find: '{{> style}}', replace: '{{> style}} p { color: {{status.code}} }', message: /inside <style>/ },
  { rule: 'unsafe-data', name: 'data in style.css', file: 'style.css', find: '--ink: #15181d;', replace: '--ink: {{seller.brand}};', message: /data in a stylesheet/ },
  { rule: 'unsafe-data', name: 'data without quotes', file: 'header.hbs', find: 'class="badge badge-{{status.code}}"', replace: 'class="badge badge-{{status.code}}" title={{status.label}}', message: /without quotes/ },
  { rule: 'unquoted-attribute', name: 'a value without quotes', file: 'totals.hbs', find: '<div class="sums">', replace: '<div class=sums>', message: /double quotes/, hint: /class="sums"/ },
  { rule: 'inline-handler', name: 'an event handler', file: 'header.hbs', find: '<bdi class="number">', replace: '<bdi class="number" onclick="print()">', message: /onclick=/ },
  { rule: 'inline-handler', name: 'a style in an attribute', file: 'header.hbs', find: '<bdi class="number">', replace: '<bdi class="number" style="color: red">', message: /style=/ },
  { rule: 'active-element', name: 'a script', file: 'layout.hbs', find: '</body>', replace: '<script>print()</script></body>', message: /<script>/ },
  { rule: 'external-address', name: 'a picture from the network', file: 'header.hbs', find: NUMBER, replace: `<img src="https://cdn.example/x.png" alt="">${NUMBER}`, message: /src=/ },
  { rule: 'external-address', name: 'a set of pictures from the network', file: 'header.hbs', find: LOGO, replace: `${LOGO} srcset="https://cdn.example/x.png 2x"`, message: /srcset=/ },
  { rule: 'external-address', name: 'a background from the network', file: 'style.css', find: '.heading {', replace: '.heading { background: url(https://cdn.example/x.png);', message: /loads nothing/ },
  { rule: 'external-address', name: 'another stylesheet', file: 'style.css', find: ':root {', replace: '@import "https://fonts.example/x.css"; :root {', message: /@import/ },
  { rule: 'external-address', name: 'a font from the network', file: 'style.css', find: ':root {', replace: '@font-face { font-family: X; src: url(https://x.example/f.woff2) } :root {', message: /@font-face/ },

  // HTML
  { rule: 'unclosed-element', name: 'an element that is not closed', file: 'header.hbs', find: '</header>', replace: '', message: /<header> is not closed/, at: { line: 1 } },
  { rule: 'unclosed-element', name: 'an element closed twice', file: 'totals.hbs', find: '</section>', replace: '</section></section>', message: /<\/section> closes nothing/ },
  { rule: 'html-syntax', name: 'an attribute that is there twice', file: 'totals.hbs', find: '<section class="totals">', replace: '<section class="totals" class="sums">', message: /duplicate attribute/ },
  { rule: 'unknown-element', name: 'a misspelt element', file: 'notes.hbs', find: '<p class="multiline">{{notes.text}}</p>', replace: '<secton>{{notes.text}}</secton>', message: /<secton>/, hint: /"section"/ },
  { rule: 'untranslated-text', name: 'a word in a part', file: 'header.hbs', find: NUMBER, replace: `No. <!-- Number --> ${NUMBER}`, message: /"No"/, hint: /locales/ },
  { rule: 'untranslated-text', name: 'a word in an attribute', file: 'header.hbs', find: LOGO, replace: 'alt="Our logo"', message: /"Our"/ },
  { rule: 'document-frame', name: 'no language', file: 'layout.hbs', find: ' lang="{{lang}}"', replace: '', message: /lang=/ },
  { rule: 'document-frame', name: 'no title', file: 'layout.hbs', find: '<title>{{title}}</title>', replace: '', message: /<title>/, at: { line: 2 } },
  { rule: 'document-frame', name: 'no marker of the print', file: 'layout.hbs', find: ' data-render="{{marker}}"', replace: '', message: /data-render/ },
  { rule: 'heading-order', name: 'a level skipped', file: 'notes.hbs', find: '<h2>{{labels.notes}}</h2>', replace: '<h4>{{labels.notes}}</h4>', message: /<h4> follows <h2>/ },
  { rule: 'heading-order', name: 'a second first heading', file: 'closing.hbs', find: '<h2>{{labels.terms}}</h2>', replace: '<h1>{{labels.terms}}</h1>', message: /a second <h1>/ },
  { rule: 'table-head', name: 'a head without scope', file: 'lines.hbs', find: '<th scope="col" class="text">', replace: '<th class="text">', message: /without scope/ },
  { rule: 'table-head', name: 'heads outside thead', file: 'tax-breakdown.hbs', find: '<th scope="row" class="text">', replace: '<th scope="col" class="text">', message: /outside <thead>/ },
  { rule: 'empty-cell', name: 'an empty cell', file: 'line.hbs', find: '{{else}}&nbsp;{{/if}}</td>', replace: '{{/if}}</td>', message: /<td class='unit'> is empty/, hint: /&nbsp;/ },
  { rule: 'image-text', name: 'a picture without words', file: 'header.hbs', find: ` ${LOGO}`, replace: '', message: /<img> without alt/ },
  { rule: 'image-text', name: 'a drawing without words', file: 'header.hbs', find: NUMBER, replace: `<svg class="number"><path d="M0 0h9"/></svg> ${NUMBER}`, message: /<svg> without/ },
  { rule: 'duplicate-id', name: 'an id in a part that is used twice', file: 'party.hbs', find: '<p class="name">', replace: '<p class="name" id="party">', message: /id="party"/ },
  { rule: 'dangling-reference', name: 'a label that is not there', file: 'totals.hbs', find: '<section class="totals">', replace: '<section class="totals" aria-labelledby="sum">', message: /"sum"/ },
  { rule: 'misplaced-element', name: 'a cell outside a row', file: 'notes.hbs', find: '<p class="multiline">{{notes.text}}</p>', replace: '<td>{{notes.text}}</td>', message: /drops this <td>/ },

  // CSS
  { rule: 'css-syntax', name: 'a block that never ends', file: 'style.css', find: '  display: block;\n  max-width: 62mm;\n  max-height: 18mm;\n  object-fit: contain;\n  object-position: var(--start) top;\n}', replace: '  display: block;', message: /never closed/, at: { below: -1 } },
  { rule: 'css-syntax', name: 'a comment that never ends', file: 'style.css', find: '/* Never alone on a page. */', replace: '/* Never alone on a page.', message: /comment never ends/ },
  { rule: 'css-syntax', name: 'a string that never ends', file: 'style.css', find: "--fonts: var(--font), 'Noto Sans JP', var(--fallback);", replace: "--fonts: var(--font), 'Noto Sans JP, var(--fallback);", message: /string never ends/ },
  { rule: 'unknown-property', name: 'a misspelt property', file: 'style.css', find: 'letter-spacing: -0.022em;', replace: 'leter-spacing: -0.022em;', message: /"leter-spacing"/, hint: /"letter-spacing"/ },
  { rule: 'invalid-value', name: 'a value that is none', file: 'style.css', find: 'vertical-align: bottom;', replace: 'vertical-align: botom;', message: /"botom"/ },
  { rule: 'unknown-custom-property', name: 'a misspelt variable', file: 'style.css', find: '  padding-top: 7pt;\n  border-top: 0.6pt solid var(--ink);', replace: '  border-top: 0.6pt solid var(--inc);', message: /--inc/, hint: /"--ink"/, at: { below: 0 } },
  { rule: 'unused-custom-property', name: 'a variable that nothing uses', file: 'style.css', find: '--start: left;', replace: '--start: left; --brand: #123456;', message: /--brand/ },
  { rule: 'unknown-class', name: 'a misspelt class', file: 'style.css', find: '.brand-name {', replace: '.brnad-name {', message: /\.brnad-name/, hint: /"brand-name"/ },
  { rule: 'unknown-selector', name: 'a misspelt element in a selector', file: 'style.css', find: '\nstrong {', replace: '\nstron {', message: /<stron>/, hint: /"strong"/, at: { below: 1 } },
  { rule: 'unknown-font', name: 'a font that is not there', file: 'style.css', find: '.brand-name {', replace: ".brand-name { font-family: 'Interr', sans-serif;", message: /"Interr"/, hint: /"Inter"/ },
  { rule: 'unknown-font', name: 'a font of the host in the shorthand', file: 'style.css', find: '.brand-name {', replace: '.brand-name { font: 400 15pt/19pt Helvetica;', message: /"Helvetica"/ },
  { rule: 'font-weight', name: 'a weight that is not there', file: 'style.css', find: '\nstrong {\n  font-weight: 600;', replace: '\nstrong { font-weight: bold;', message: /weight bold/, hint: /400, 500, 600/, at: { below: 1 } },
  { rule: 'small-type', name: 'type that is too small', file: 'style.css', find: '  font-size: 7.75pt;\n  line-height: 11.5pt;', replace: '  font-size: 5pt;', message: /5pt/ },
  { rule: 'small-type', name: 'type that is too small, in pixels', file: 'style.css', find: '  font-size: 7.75pt;\n  line-height: 11.5pt;', replace: '  font-size: 7px;', message: /5\.25pt/ },
  { rule: 'glyph-feature', name: 'a feature of a font', file: 'style.css', find: 'td.figure {', replace: 'td.figure { font-variant-numeric: tabular-nums;', message: /tabular-nums/ },
  { rule: 'glyph-feature', name: 'weights made up', file: 'style.css', find: 'font-synthesis: none !important;', replace: 'font-synthesis: weight !important;', message: /Type 3/ },
  { rule: 'page-size', name: 'a paper that the template does not promise', file: 'style.css', find: '@page :first {\n  margin-top: 17mm;', replace: '@page :first { size: A5;', message: /a5/, hint: /A4, Letter/ },
  { rule: 'page-size', name: 'a page on its side', file: 'style.css', find: '@page :first {\n  margin-top: 17mm;', replace: '@page :first { size: A4 landscape;', message: /landscape/ },
  { rule: 'fixed-position', name: 'a foot that is fixed', file: 'style.css', find: '.legal {', replace: '.legal { position: fixed;', message: /every page/, hint: /@page/ },
  { rule: 'important', name: 'a part that nothing brings back', file: 'style.css', find: '.details .label {', replace: '.details .label { display: inline !important;', message: /!important on display/ },
  { rule: 'screen-only', name: 'rules for a screen', file: 'style.css', find: '.closing {', replace: '@media (max-width: 600px) { h1 { color: red } } .closing {', message: /@media/ },
  { rule: 'screen-only', name: 'a colour under the pointer', file: 'style.css', find: '\na {\n', replace: '\na:hover { color: red } a {\n', at: { below: 1 }, message: /:hover/ },

  // What must be read
  { rule: 'missing-content', name: 'no number', file: 'header.hbs', find: NUMBER, replace: '<bdi class="number">{{documentTitle}}</bdi>', message: /the number \(number, EN 16931 BT-1\)/, at: { file: 'layout.hbs', line: 1 } },
  { rule: 'missing-content', name: "no tax numbers of the seller's", file: 'parties.hbs', find: '{{> party seller}}', replace: '<p>{{seller.name}}</p><p>{{seller.subtitle}}</p>{{#each seller.addressLines}}<p>{{this}}</p>{{/each}}', message: /the seller's VAT and registration numbers/, at: { file: 'layout.hbs', line: 1 } },
  { rule: 'missing-content', name: 'no reason for no tax', file: 'tax-breakdown.hbs', find: '{{#if reason}}<p class="note">{{reason}}</p>{{/if}}', replace: '', message: /reverse charge/, at: { file: 'layout.hbs', line: 1 } },
  { rule: 'missing-content', name: 'no taxable amount', file: 'tax-breakdown.hbs', find: '<td class="figure">{{taxableAmount}}</td>', replace: '', message: /BT-116/, at: { file: 'layout.hbs', line: 1 } },
  { rule: 'missing-content', name: 'no dates', file: 'meta.hbs', find: '<dd>{{text}}</dd>', replace: '<dd>{{label}}</dd>', message: /a date or reference/, at: { file: 'layout.hbs', line: 1 } },
  { rule: 'missing-content', name: 'no unit', file: 'line.hbs', find: '{{#if unit}}{{unit}}{{else}}&nbsp;{{/if}}', replace: '&nbsp;', message: /BT-130/, at: { file: 'layout.hbs', line: 1 } },
  { rule: 'missing-content', name: 'no legal information', file: 'legal.hbs', find: '>{{legalInformation}}<', replace: '>{{number}}<', message: /BT-33/, at: { file: 'layout.hbs', line: 1 } },
  { rule: 'hidden-content', name: 'legal information that is not displayed', file: 'style.css', find: '.legal {', replace: '.legal { display: none;', message: /display: none/, },
  { rule: 'hidden-content', name: 'tax numbers for screen readers only', file: 'party.hbs', find: '<div class="details">', replace: '<div class="details visually-hidden">', message: /clip-path/, at: { file: 'base/style.css', line: 163 } },
  { rule: 'hidden-content', name: 'rates that are transparent', file: 'style.css', find: '.tax-breakdown thead', replace: '.tax-breakdown tbody td { opacity: 0 } .tax-breakdown thead', message: /opacity: 0/ },
  { rule: 'hidden-content', name: 'totals with the attribute hidden', file: 'totals.hbs', find: '<section class="totals">', replace: '<section class="totals" hidden>', message: /attribute hidden/ },

  // Messages
  { rule: 'message-syntax', name: 'a comma forgotten', file: 'locales/fr-FR.json', find: '"bic": "BIC",', replace: '"bic": "BIC"', message: /comma expected/, at: { below: 1 } },
  { rule: 'message-syntax', name: 'a brace forgotten', file: 'locales/fr-FR.json', find: '"amountsIn": "', replace: '"amountsIn": "{', message: /is no ICU message/ },
  { rule: 'missing-message', name: 'a message forgotten', file: 'locales/de-DE.json', find: '"iban": "IBAN",', replace: '', message: /"iban" is missing/, at: { line: 1 } },
  { rule: 'missing-message', name: 'a message left empty', file: 'locales/de-DE.json', find: '"iban": "IBAN"', replace: '"iban": " "', message: /"iban" is empty/ },
  { rule: 'unknown-message', name: 'a misspelt key', file: 'locales/de-DE.json', find: '"iban": "IBAN"', replace: '"iban": "IBAN", "noets": "Hinweise"', message: /"noets"/, hint: /"notes"/ },
  { rule: 'unknown-message', name: 'a locale that nobody knows', file: 'locales/de-DEE.json', replace: '{}', message: /"de-DEE"/, hint: /"de-DE"/ },
  { rule: 'duplicate-message', name: 'a message that is there twice', file: 'locales/en-US.json', find: '"iban": "IBAN"', replace: '"iban": "IBAN", "bank": "Bank"', message: /"bank" is there twice/ },
  { rule: 'message-arguments', name: 'a misspelt place', file: 'locales/en-US.json', find: '{currency}', replace: '{currencey}', message: /\{currencey\}/, hint: /"currency"/ },
  { rule: 'message-arguments', name: 'a place forgotten', file: 'locales/fr-FR.json', find: ' {number}', replace: '', message: /must have the place \{number\}/ },
  { rule: 'glyph-coverage', name: 'a letter that no font has', file: 'locales/de-DE.json', find: '"iban": "IBAN"', replace: '"iban": "IBAN Ꭰ"', message: /U\+13A0/ },
  { rule: 'glyph-coverage', name: 'a sign in the stylesheet that no font has', file: 'style.css', find: '.label,', replace: ".note::before { content: 'Ꭰ' } .label,", message: /U\+13A0/ },

  // The linter's own
  { rule: 'exception-reason', name: 'an exception without reason', file: 'style.css', find: '.label,', replace: '/* templates-check allow small-type */ .label,', message: /needs its reason/ },
  { rule: 'exception-reason', name: 'an exception to no rule', file: 'style.css', find: '.label,', replace: '/* templates-check allow tiny-type: because */ .label,', message: /"tiny-type"/ },
];

describe('checkTemplate', () => {
  it('finds no mistake in the shipped template', () => {
    expect(checkTemplate(shippedTemplate())).toEqual([]);
  });

  it.each(MISTAKES)('$rule: $name', ({ rule, message, hint, at, ...edit }) => {
    const { template, origin, line } = withMistake(edit);
    const found = checkTemplate(template);
    const place = { file: at?.file ? originOf(at.file) : origin, line: at?.line ?? line + (at?.below ?? 0) };
    const shown = found.map((one) => ({ rule: one.rule, file: one.file, line: one.line, message: one.message }));
    expect(new Set(found.map((one) => one.rule))).toEqual(new Set([rule]));
    expect(shown).toContainEqual({ rule, ...place, message: expect.stringMatching(message) as unknown });
    expect(found.every((one) => one.file === place.file)).toBe(true);
    if (hint) expect(found.map((one) => one.hint ?? '').join('\n')).toMatch(hint);
  });

  it('has a mistake for every rule but the last net', () => {
    const tried = new Set(MISTAKES.map(({ rule }) => rule));
    expect(rules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual(['service-refuses']);
  });
});
