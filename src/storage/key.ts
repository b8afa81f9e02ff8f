/** Longest key that S3 takes with room for a prefix, in bytes. */
const LONGEST_KEY = 800;
/** Longest name of a file, with room for that of its temporary file. */
const LONGEST_SEGMENT = 200;

/** Whether a text is a key: segments of `[A-Za-z0-9._-]`, joined by `/`, none of them `.` or `..`. */
export function isKey(text: string): boolean {
  return text.length <= LONGEST_KEY && text.split('/').every(isSegment);
}

/** @throws TypeError if a text is not a key: the caller has a fault, so nothing is read or written */
export function assertKey(text: string): void {
  if (!isKey(text)) throw new TypeError(`not a key of the storage: ${JSON.stringify(text.slice(0, 100))}`);
}

function isSegment(segment: string): boolean {
  return /^[\w.-]+$/.test(segment) && !/^\.{1,2}$/.test(segment) && segment.length <= LONGEST_SEGMENT;
}
