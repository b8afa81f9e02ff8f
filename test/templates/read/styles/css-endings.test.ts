import { expect, it } from '@jest/globals';
import { endingFaults } from '../../../../src/templates/read/styles/css-endings.js';

it.each([
  ['a { color: red }', []],
  ['a { color: red', ['"{" is never closed']],
  ['a { width: calc(1px }', ['"}" closes nothing', '"{" is never closed', '"(" is never closed']],
  ['} a {}', ['"}" closes nothing']],
  ['a { content: "x }\n', ['this string never ends', '"{" is never closed']],
  ['/* a {}', ['this comment never ends']],
  ['a { content: "}" } /* { */', []],
  ['a { background: url(data:image/png;base64,a/*b) } /* { */', []],
  ['a { background: url( "data:x{" ) }', []],
  ['a { background: url(data:x y) }', ['this url() never ends']],
  ['a { background: url(data:x }', ['this url() never ends', '"{" is never closed']],
  [String.raw`a { content: "\" }`, ['this string never ends', '"{" is never closed']],
])('of %j it says %j', (source, messages) => {
  expect(endingFaults(source).map(({ message }) => message)).toEqual(messages);
});
