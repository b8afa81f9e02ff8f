import { readFile } from 'node:fs/promises';

/**
 * Names a process so that a later one with the same pid has another name: `<pid>-<start>`, where start is in clock ticks since boot (field 22 of /proc/<pid>/stat, see
 * proc(5)). `undefined` if there is no such process. Without /proc the start is 0.
 */
export async function identifyProcess(pid: number): Promise<string | undefined> {
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'latin1');
    // The command, in parentheses, may hold spaces: count from its end.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended.
    return fields[0] === 'Z' ? undefined : `${pid}-${fields[19]}`;
  } catch {
    if (process.platform === 'linux') return undefined;
  }
  try {
    process.kill(pid, 0);
    return `${pid}-0`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? `${pid}-0` : undefined;
  }
}
