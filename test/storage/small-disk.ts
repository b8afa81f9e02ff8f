// Fills a small disk, for folder.test.ts. Argument: the folder, which is a file system of 2 MB.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FolderStorage } from '../../src/storage/folder/folder-storage.js';

const [folder = ''] = process.argv.slice(2);
const storage = new FolderStorage(folder);
const options = { contentType: 'application/zip', signal: AbortSignal.timeout(20_000) };
const say = (line: unknown) => process.stdout.write(`${String(line)}\n`);

await storage.put('batch/result.zip', Buffer.from('old'), options);
await storage.put('batch/result.zip', Buffer.alloc(3_000_000), options).catch(say);
const pieces = Array.from({ length: 100 }, () => Buffer.alloc(100_000));
await storage.putStream('batch/result.zip', Readable.from(pieces, { objectMode: false }), options).catch(say);
say(await storage.get('batch/result.zip', options.signal));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
say(JSON.stringify(files));
execFileSync('mount', ['-o', 'remount,ro', folder]);
await storage.put('batch/more', Buffer.from('1'), options).catch(say);
