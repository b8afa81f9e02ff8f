import { readFileSync } from 'node:fs';
import { FontFault } from '../../fonts/own/font-fault.js';
import { ImageFault } from '../../images/image-fault.js';
import type { TemplateFault } from '../../template-fault.js';
import type { TemplateFile } from '../template-files.js';

/** What was made of a file, or the fault of it. */
export interface FileReading<Made> {
  made: Made | null;
  faults: readonly TemplateFault[];
}

/** Keeps what was made of a file as long as its bytes are the same: templates share files, and the studio reads them after each change. */
export function oncePerFile<Made>(make: (bytes: Buffer, name: string) => Made): (file: TemplateFile) => FileReading<Made> {
  const known = new Map<string, { bytes: Buffer; reading: FileReading<Made> }>();
  return (file) => {
    const bytes = readFileSync(file.path);
    const last = known.get(file.path);
    if (last?.bytes.equals(bytes)) return last.reading;
    const reading = readingOf(file.name, () => make(bytes, file.name));
    known.set(file.path, { bytes, reading });
    return reading;
  };
}

function readingOf<Made>(file: string, make: () => Made): FileReading<Made> {
  try {
    return { made: make(), faults: [] };
  } catch (error) {
    if (!(error instanceof FontFault) && !(error instanceof ImageFault)) throw error;
    const line = error instanceof ImageFault ? error.line : null;
    return { made: null, faults: [{ rule: 'service-refuses', file, line, message: error.message }] };
  }
}
