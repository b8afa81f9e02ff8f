import type { Dict } from '../read/objects.js';
import { NS } from '../model/schemas.js';
import { named, textsOf } from '../model/xmp.js';
import { rule, type Facts, type Rule } from './rule.js';

const DATE = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-]\d\d)'(\d\d)'?)$/;

/** A date of the Info dictionary as a point in time. */
function timeOf(date: string): number {
  const [, year, month, day, hour, minute, second, zone, zoneMinutes] = DATE.exec(date) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone ? `${zone}:${zoneMinutes}` : 'Z'}`);
}

/** The keys of the Info dictionary whose texts the metadata does not repeat. */
function differences({ file, xmp }: Facts): string[] {
  const info = file.trailer.dict('Info');
  if (!info) return [];
  const texts: [string, string, string][] = [
    ['Title', NS.dc, 'title'],
    ['Author', NS.dc, 'creator'],
    ['Subject', NS.dc, 'description'],
    ['Creator', NS.xmp, 'CreatorTool'],
    ['Producer', NS.pdf, 'Producer'],
    ['Keywords', NS.pdf, 'Keywords'],
  ];
  const dates: [string, string, string][] = [
    ['CreationDate', NS.xmp, 'CreateDate'],
    ['ModDate', NS.xmp, 'ModifyDate'],
  ];
  const said = ([, namespace, name]: [string, string, string]) => textsOf(named(xmp, namespace, name)[0]).join('\n');
  return [
    ...texts
      .filter((entry) => (info.text(entry[0]) ?? '') !== said(entry))
      .map((entry) => difference(info, entry[0], said(entry))),
    ...dates
      .filter((entry) => info.has(entry[0]) || said(entry) !== '')
      .filter((entry) => timeOf(info.text(entry[0]) ?? '') !== Date.parse(said(entry)))
      .map((entry) => difference(info, entry[0], said(entry))),
  ];
}

function difference(info: Dict, key: string, said: string): string {
  return `/${key} is "${info.text(key)}", the metadata says "${said}"`;
}

/** The Info dictionary and the metadata. */
export const infoRules: Rule[] = [
  rule('own', 'the Info dictionary and the metadata say the same', differences),
  rule('own', 'the Info dictionary has only the known keys', ({ file }) => {
    const known = new Set('Title Author Subject Keywords Creator Producer CreationDate ModDate Trapped'.split(' '));
    return [...(file.trailer.dict('Info')?.entries.keys() ?? [])].filter((key) => !known.has(key));
  }),
];
