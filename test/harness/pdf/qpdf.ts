import createModule from '@neslinesli93/qpdf-wasm';

/** What is used of the program; the package's own types leave `writeFile` out. */
interface Qpdf {
  callMain(args: string[]): number;
  FS: { writeFile(path: string, data: Uint8Array): void; readFile(path: string): Uint8Array };
}

const said: string[] = [];
let loading: Promise<Qpdf> | undefined;

/** `qpdf --check`: its exit code (0: nothing to complain of) and what it says when it complains. */
export async function qpdfCheck(pdf: Uint8Array): Promise<{ code: number; complaints: string[] }> {
  const { code } = await run(pdf, '--check');
  return { code, complaints: code === 0 ? [] : [...said] };
}

/** The PDF without object streams, so that a test can change an object in place. */
export async function withoutObjectStreams(pdf: Uint8Array): Promise<Buffer> {
  const { code, qpdf } = await run(pdf, '--object-streams=disable', '--newline-before-endstream', '/out.pdf');
  if (code !== 0) throw new Error(said.join('\n'));
  return Buffer.from(qpdf.FS.readFile('/out.pdf'));
}

/** `qpdf --json-output`: all objects of a PDF, in whatever form it has them, with their streams uncompressed. */
export async function qpdfJson(pdf: Uint8Array): Promise<string> {
  const { code, qpdf } = await run(
    pdf,
    '--json-output=2',
    '--json-stream-data=inline',
    '--decode-level=generalized',
    '/out.json',
  );
  if (code !== 0) throw new Error(said.join('\n'));
  return Buffer.from(qpdf.FS.readFile('/out.json')).toString('utf8');
}

async function run(pdf: Uint8Array, ...args: string[]): Promise<{ code: number; qpdf: Qpdf }> {
  loading ??= load();
  const qpdf = await loading;
  qpdf.FS.writeFile('/in.pdf', pdf);
  said.length = 0;
  const { exitCode } = process;
  const code = qpdf.callMain(['/in.pdf', ...args]);
  // It sets the exit code of this process too.
  process.exitCode = exitCode;
  return { code, qpdf };
}

/** The program takes the console when it is loaded, so keep its output instead of printing it. */
function load(): Promise<Qpdf> {
  const { log, error } = console;
  const keep = (text: string) => void said.push(text);
  Object.assign(console, { log: keep, error: keep });
  try {
    return (createModule as unknown as () => Promise<Qpdf>)();
  } finally {
    Object.assign(console, { log, error });
  }
}
