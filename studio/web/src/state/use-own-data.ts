import { useEffect, useState } from 'preact/hooks';
import type { OwnFile } from '../../../shared/api.js';
import { addOwnFile, AskError, removeOwnFile } from './api.js';
import type { StudioState } from './use-studio.js';
import { count } from './words.js';

export interface OwnData {
  /** Files are held over the window. */
  isOver: boolean;
  add: (files: readonly File[]) => void;
  remove: (name: string) => void;
}

/** Files that the designer drops on the window or chooses. Each becomes samples of this session. */
export function useOwnData(studio: StudioState, say: (notice: string) => void, onProblems: () => void): OwnData {
  const [isOver, setOver] = useState(false);
  const add = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      try {
        say(`Reading ${file.name} …`);
        const read = await addOwnFile(file);
        const [sample] = read.samples;
        studio.choose(sample === undefined ? {} : { sample, locale: null, documentType: null, view: 'pages' });
        say(noticeOf(read));
        if (sample === undefined) onProblems();
      } catch (error) {
        say(`${file.name}: ${error instanceof AskError ? error.message : 'it could not be read; is it a folder?'}`);
      }
    }
  };
  const remove = async (name: string): Promise<void> => {
    await removeOwnFile(name);
    studio.refresh();
  };
  useDrop(setOver, (files) => void add(files));
  return {
    isOver,
    add: (files) => void add(files),
    remove: (name) => void remove(name).catch(() => say('It could not be removed')),
  };
}

function noticeOf({ name, samples, problems, furtherProblems }: OwnFile): string {
  const found = problems.length + furtherProblems;
  const rest = found === 0 ? '' : `, ${count(found, 'problem')}`;
  return samples.length === 0
    ? `${name} cannot be shown: ${count(found, 'problem')}`
    : `${name}: ${count(samples.length, 'document')}${rest}`;
}

/** The whole window takes files, so that the browser never opens one in place of the studio. */
function useDrop(setOver: (isOver: boolean) => void, onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Without a target inside, the pointer has left the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragenter', over);
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', over);
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  });
}
