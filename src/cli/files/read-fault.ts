const SENTENCES: Partial<Record<string, string>> = {
  ENOENT: 'there is no such file, or it is a link to none',
  ENOTDIR: 'there is no such file: a part of its path is no folder',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ELOOP: 'it is a link that leads back to itself',
  ENAMETOOLONG: 'its name is too long',
};

/** Why a file cannot be read, in words. */
export function readFault(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return SENTENCES[code] ?? `it cannot be read (${code || String(error)})`;
}
