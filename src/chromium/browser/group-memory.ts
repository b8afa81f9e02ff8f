import { readdir, readFile } from 'node:fs/promises';

const pageBytes = 4096;

/**
 * Resident memory of a process group in bytes, from /proc (fields 5 and 24 of /proc/<pid>/stat, see proc(5)). Memory that processes share counts once for each. Cheap enough
 * to call every few seconds. 0 if there is no /proc.
 */
export async function memoryOfGroup(group: number): Promise<number> {
  const names = await readdir('/proc').catch(() => []);
  const sizes = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((pid) => memoryOf(pid, group)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function memoryOf(pid: string, group: number): Promise<number> {
  const line = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // The command, in parentheses, may hold spaces: count from its end.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return Number(fields[2]) === group ? Number(fields[21]) * pageBytes : 0;
}
