/** Longer names are cut, as the name of an unknown field comes from the caller. */
const LONGEST_NAME = 60;

/** `$.lines.items[3].netAmount` (RFC 9535). */
export function jsonPath(path: readonly PropertyKey[]): string {
  return ['$', ...path.map(segment)].join('');
}

function segment(key: PropertyKey): string {
  if (typeof key === 'number') return `[${key}]`;
  const name = String(key);
  return /^[A-Za-z_]\w{0,59}$/.test(name) ? `.${name}` : `[${JSON.stringify(name.slice(0, LONGEST_NAME))}]`;
}
