import type { Settings } from '../settings/read-settings.js';
import type { Storage } from '../storage/index.js';
import { FolderStorage } from '../storage/folder/folder-storage.js';
export async function openStorage(_settings: Settings): Promise<Storage> {
  return new FolderStorage('data/batches');
}
