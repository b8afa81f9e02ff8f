import { Text } from '../read/objects.js';
import { namesIn } from '../model/values.js';
import { rule, unless, type Rule } from './rule.js';

const tooSmall = (value: number) => value !== 0 && Math.abs(value) < 1.175e-38;

/** Limits of numbers, strings and names (ISO 19005-3, 6.1.13). */
export const limitRules: Rule[] = [
  rule('A 6.1.13-1, A 6.1.13-2', 'an integer has 32 bits', ({ values, content }) => [
    ...values
      .filter(({ value }) => Number.isInteger(value) && (Number(value) > 2_147_483_647 || Number(value) < -2_147_483_648))
      .map(({ at }) => at),
    ...content.numbers
      .filter(({ value }) => Number.isInteger(value) && Math.abs(value) > 2_147_483_647)
      .map(({ value, at }) => `${value} on ${at}`),
  ]),
  rule('A 6.1.13-5', 'a number is 0, or at least 1.175e-38', ({ values, content }) => [
    ...values.filter(({ value }) => typeof value === 'number' && tooSmall(value)).map(({ at }) => at),
    ...content.numbers.filter(({ value }) => tooSmall(value)).map(({ at }) => at),
  ]),
  rule('A 6.1.13-3', 'a string has fewer than 32,768 bytes', ({ values }) =>
    values.filter(({ value }) => value instanceof Text && value.bytes.length > 32_767).map(({ at }) => at),
  ),
  rule('A 6.1.13-4', 'a name has at most 127 bytes', ({ values }) =>
    values.filter(({ value }) => namesIn(value).some((name) => name.length > 127)).map(({ at }) => at),
  ),
  rule('A 6.1.13-7', 'there are at most 8,388,607 objects', ({ file }) =>
    unless((file.trailer.number('Size') ?? 0) <= 8_388_608, 'the trailer says more'),
  ),
  rule('A 6.1.13-8', 'q is nested at most 28 deep', ({ content }) =>
    unless(content.deepest <= 28, `it is ${content.deepest} deep`),
  ),
];
