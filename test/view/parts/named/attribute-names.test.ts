import { expect, it } from '@jest/globals';
import { attributeNameFault } from '../../../../src/view/parts/named/attribute-names.js';

it.each(['colour', 'chainOfCustody', 'grosse', '2ndColour', 'aBC', 'size2', 'цвет', '色'])('%s may be a property', (name) => {
  expect(attributeNameFault(name)).toBeNull();
});

it.each([
  ['Colour', 'colour'],
  ['ChainOfCustody', 'chainOfCustody'],
  ['chain_of_custody', 'chainOfCustody'],
  ['Größe', 'grosse'],
  ['SKU', 'sku'],
])('%s is never the name of one; %s may be', (name, right) => {
  expect(attributeNameFault(name)).toMatch(new RegExp(`: write attributes\\.${right}$`));
});

it('has no hint where nothing is left', () => {
  expect(attributeNameFault('--')).toMatch(/accents$/);
});
