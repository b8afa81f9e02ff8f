/** A command line that cannot be understood: what is wrong, then how the command is used. */
export function usage(message: string, help: string): Error {
  return Object.assign(new Error(`${message}\n\n${help}`), { code: 'usage' });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID. */
export function isUuid(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text);
}
