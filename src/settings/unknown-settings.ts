import { SETTINGS } from './read-settings.js';
import { FILE_SETTINGS } from './setting-files.js';
import { nearestName } from '../text/nearest-name.js';

/** Prefixes of settings that no other program uses. `OTEL_`, `PUPPETEER_` and `LOG_` are missing, as other programs have such variables. */
const OURS =
  /^(?:DATABASE|JWT|CHROMIUM|MAX|QUEUE|RATE|PRINT|REQUEST|METRICS|LARGE|ORGANISATION|SHUTDOWN|TRUSTED|TRUST|TIMEOUT|PUBLIC_BASE|WEBHOOK|STORAGE|BATCH)_(?=.)/;

/** Variables that Kubernetes sets in each container for its services: DATABASE_SERVICE_HOST, DATABASE_PORT_5432_TCP. */
const SERVICE_LINK = /_(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT(?:_\d+_(?:TCP|UDP)(?:_\w+)?)?)$/;

/** A shorter name may resemble a setting by chance. */
const SHORTEST = 8;
const MOST_TYPING_ERRORS = 2;

/** A variable that looks like a misspelt setting. */
export interface UnknownSetting {
  name: string;
  /** For the operator, as a sentence. */
  message: string;
}

/** Finds variables that look like misspelt settings. Does not read their values. */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): UnknownSetting[] {
  const known: string[] = [...Object.keys(SETTINGS), ...FILE_SETTINGS];
  const unknown = Object.keys(environment).filter((name) => !known.includes(name) && !SERVICE_LINK.test(name));
  return unknown.toSorted().flatMap((name) => {
    const hint = hintFor(name, known);
    return hint === undefined ? [] : [{ name, message: `${name} is not a setting and has no effect. ${hint}` }];
  });
}

function hintFor(name: string, known: readonly string[]): string | undefined {
  const [, inFile = ''] = /^(\w+)_FILE$/.exec(name) ?? [];
  if (Object.hasOwn(SETTINGS, inFile))
    return `${inFile} cannot be given as a file. Settings that can: ${FILE_SETTINGS.join(', ')}.`;
  const prefix = OURS.exec(name)?.[0];
  const family = known.filter((one) => prefix !== undefined && one.startsWith(prefix));
  // Compare without the prefix, which makes all names of the family similar.
  const rest = nearestName(
    name.slice(prefix?.length),
    family.map((one) => one.slice(prefix?.length)),
  );
  if (prefix !== undefined && rest !== undefined) return didYouMean(prefix + rest);
  const misspelt = name.length < SHORTEST ? undefined : nearestName(name, known, MOST_TYPING_ERRORS);
  if (misspelt !== undefined) return didYouMean(misspelt);
  if (prefix === undefined) return undefined;
  return family.length === 0
    ? 'docs/settings.md lists all settings.'
    : `Settings that begin with ${prefix}: ${family.filter((one) => Object.hasOwn(SETTINGS, one)).join(', ')}.`;
}

function didYouMean(name: string): string {
  return `Did you mean ${name}?`;
}
