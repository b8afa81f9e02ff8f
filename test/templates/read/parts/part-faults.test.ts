import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { partFaults } from '../../../../src/templates/read/parts/part-faults.js';
import { SourceText } from '../../../../src/templates/read/source-text.js';
import { TEMPLATES } from '../../fixtures/templates.js';

const faultsIn = (source: string) => partFaults(new SourceText('x.hbs', source));

describe('a part', () => {
  it.each([
    '{{{title}}}',
    '{{~{title}~}}',
    '{{&title}}',
    '{{& title}}',
    '<p style="color: {{title}}">',
    '<p style="color: red">',
    '<p onclick="{{title}}">',
    '<a href="{{contact}}">',
    '<a href="https://{{href}}">',
    '<a href={{href}}>',
    '<p class={{title}}>',
    '<p class=x>',
    '<p {{title}}>',
    '<p class="{{kind}}" {{title}}>',
    '<img src="{{title}}">',
    '<img src="seal.png" alt="">',
    '<img src="" alt="">',
    '<img alt="">',
    '<td background="paper.png">',
    '<style>p { color: {{title}} }</style>',
    '<script>x</script>',
    '<iframe src="x"></iframe>',
    '<form action="x">',
    '<link rel="stylesheet">',
    '<svg><use/></svg>',
    '<meta http-equiv="refresh" content="{{title}}">',
    '{{#> layout}}{{/layout}}',
    '{{#*inline "x"}}{{/inline}}',
    '{{* decorate}}',
  ])('refuses %s', (source) => {
    expect(faultsIn(`<p>\n</p>\n${source}`)[0]).toMatchObject({ file: 'x.hbs', line: 3 });
  });

  it.each([
    '<p class="note{{#if isLong}} long{{/if}}">{{title}}</p>',
    '<a href="{{href}}" dir="ltr">{{text}}</a>',
    '<img class="logo" src="{{seller.logo.source}}" alt="{{seller.logo.alt}}">',
    '<img src="data:image/png;base64,iVBORw0KGgo=" alt="">',
    '<th{{#if hasUnits}} colspan="2"{{/if}}>{{title}}</th>',
    '<style>{{> style}}</style><p>{{title}}</p>',
    '{{!-- {{{never}}} --}}{{! a comment }}<!-- <script> -->',
    '{{~#each items~}}{{this}}{{else}}-{{/each}}',
  ])('lets %s pass', (source) => {
    expect(faultsIn(source)).toEqual([]);
  });

  it.each(readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs')))(
    'finds nothing in %s, nor does a plain search (D14)',
    (file) => {
      const source = readFileSync(join(TEMPLATES, file), 'utf8');
      expect(faultsIn(source)).toEqual([]);
      expect(source).not.toMatch(/\{\{\{|\{\{&|<script|\son\w+\s*=|\sstyle\s*=|SafeString/i);
      expect(
        [...source.matchAll(/(?:href|src)="(.*?)"/g)]
          .map(([, value]) => value)
          .every((value) => /^\{\{(href|seller\.logo\.source)\}\}$/.test(value ?? '')),
      ).toBe(true);
    },
  );
});

it.each(['{{attributes.Colour}}', '{{#if line.attributes.Colour}}x{{/if}}', '{{@root.attributes.Colour}}'])(
  '%s asks for a property that no document can have',
  (source) => {
    expect(faultsIn(source)[0]?.message).toMatch(/attributes\.Colour" is in no document; .*: write attributes\.colour$/);
  },
);
