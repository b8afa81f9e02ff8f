import { expect, it } from '@jest/globals';
import { paleLogos } from '../../../src/records/import/pale-logos.js';
import { parseImport } from '../../../src/records/import/format/parse-import.js';
import { pngImage } from '../../harness/images/png-image.js';

const grey = (value: number) => pngImage({ colourType: 0, fill: () => value }).toString('base64');

it('logos that print as an empty place are named, of custom forms too', () => {
  const organisation = { name: 'Fern', address: { countryCode: 'GB' } };
  const file = parseImport(
    JSON.stringify({
      organisations: [
        {
          ...organisation,
          id: '0bdbde62-7bf6-4b37-a968-456285cc62ae',
          logo: grey(40),
          customForms: [{ name: 'A' }, { name: 'B', logo: grey(255) }],
        },
        { ...organisation, id: '0bdbde62-7bf6-4b37-a968-456285cc62af', logo: grey(250) },
        { ...organisation, id: '0bdbde62-7bf6-4b37-a968-456285cc62aa' },
      ],
    }),
  );
  const message = 'cannot be seen on white paper: it is white, or as pale as white.';
  expect(paleLogos(file)).toEqual([
    { term: null, path: 'organisations[0].customForms[1].logo', message },
    { term: null, path: 'organisations[1].logo', message },
  ]);
});
