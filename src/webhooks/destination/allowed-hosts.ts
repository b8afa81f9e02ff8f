/** An entry of `WEBHOOK_HOSTS`. */
export interface AllowedHost {
  /** As the WHATWG URL standard writes it: lower case, `xn--` for other scripts. Of a wildcard, what follows the `*.`. */
  name: string;
  /** Every host below `name`, but not `name` itself. */
  isWildcard: boolean;
  /** `''`: the usual port of the scheme, and no other. */
  port: string;
}

const ENTRY = /^(\*\.)?([\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i;

/**
 * Reads `WEBHOOK_HOSTS`: host names, separated by commas, with a port if it is not the usual one, and `*.` in front for all hosts below a domain.
 * @throws Error that says what is accepted
 */
export function allowedHosts(value: string): AllowedHost[] {
  return value.split(',').map((part) => {
    const entry = part.trim();
    const host = parseEntry(entry);
    if (host === undefined)
      throw new Error(
        `must be host names such as hooks.example.com, example.com:8443 or *.example.com, separated by commas; "${entry}" is none`,
      );
    return host;
  });
}

function parseEntry(entry: string): AllowedHost | undefined {
  const [, wildcard, written = '', port = ''] = ENTRY.exec(entry) ?? [];
  if (written === '' || written.endsWith('.') || !URL.canParse(`https://${written}/`)) return undefined;
  const name = new URL(`https://${written}/`).hostname;
  if (port !== '' && (Number(port) < 1 || Number(port) > 65_535)) return undefined;
  // Below a whole top level, or below an address, anyone may be.
  const isDomain = name.includes('.') && !/^[\d.]+$/.test(name) && !name.startsWith('[');
  if (wildcard !== undefined && !isDomain) return undefined;
  return { name, isWildcard: wildcard !== undefined, port: port === '' ? '' : String(Number(port)) };
}

/** Whether an entry covers the host and port of a URL. */
export function isAllowedHost(url: URL, hosts: readonly AllowedHost[]): boolean {
  return hosts.some(({ name, isWildcard, port }) => {
    const named = isWildcard ? url.hostname.endsWith(`.${name}`) : url.hostname === name;
    return named && portOf(url) === (port === '' ? usualPort(url) : port);
  });
}

function portOf(url: URL): string {
  return url.port === '' ? usualPort(url) : url.port;
}

function usualPort({ protocol }: URL): string {
  return protocol === 'http:' ? '80' : '443';
}
