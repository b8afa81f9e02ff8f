import { describe, expect, it } from '@jest/globals';
import { assertAllowedDestination } from '../../../src/webhooks/destination/allowed-destination.js';
import { allowedHosts } from '../../../src/webhooks/destination/allowed-hosts.js';
import { WebhookNotAllowedError } from '../../../src/webhooks/errors.js';

/** Also of hosts that an operator should not have listed: their addresses are refused all the same. */
const LISTED =
  'hooks.example.com, *.tenants.example, 93.184.215.14, 127.0.0.1, 169.254.169.254, 10.0.0.1, 0.0.0.0, [::1], [::ffff:a00:1], [fd00:ec2::254], [64:ff9b::a00:1]';
const strict = { hosts: allowedHosts(LISTED), allowPrivate: false };
const lenient = { ...strict, allowPrivate: true };

const FORM = 'must be a URL that starts with https://';
const HOST = 'must have a host and port that the operator of this service has allowed';
const ADDRESS = 'must not have an address that is private or reserved';
const USER = 'must not have a user or password';

describe('a URL to notify', () => {
  it.each([
    ['https://hooks.example.com', 'https://hooks.example.com/'],
    ['HTTPS://Hooks.Example.com:443/In?key=1&b=%20', 'https://hooks.example.com/In?key=1&b=%20'],
    ['https://a.tenants.example/x/../y', 'https://a.tenants.example/y'],
    ['https://93.184.215.14/', 'https://93.184.215.14/'],
    ['https://hooks.example.com/@here', 'https://hooks.example.com/@here'],
  ])('%s is taken as %s', (written, normal) => {
    expect(assertAllowedDestination(written, strict).href).toBe(normal);
  });

  it.each([
    // Not a URL, or one that a parser would have to repair.
    ['', FORM],
    ['hooks.example.com', FORM],
    ['//hooks.example.com/', FORM],
    ['https:hooks.example.com', FORM],
    ['https:/hooks.example.com', FORM],
    ['https:///hooks.example.com', FORM],
    [' https://hooks.example.com', FORM],
    ['https://hooks.example.com/a b', FORM],
    ['https://hooks.exam\nple.com/', FORM],
    ['https://hooks.example.com/\r\nX-Evil: 1', FORM],
    ['https://hooks.example.com\\@evil.example/', FORM],
    ['https://evil.example\\.hooks.example.com/', FORM],
    ['https://hооks.example.com/', FORM],
    ['https://hooks。example。com/', FORM],
    ['https://①②⑦.⓪.⓪.①/', FORM],
    ['https://hooks.example.com%00.evil.example/', FORM],
    ['https://[fe80::1%25eth0]/', FORM],
    ['https://1.2.3.4.5/', FORM],
    // Other schemes.
    ['ftp://hooks.example.com/', FORM],
    ['file:///etc/passwd', FORM],
    ['gopher://127.0.0.1:6379/_x', FORM],
    ['javascript:alert(1)', FORM],
    ['data:text/plain,x', FORM],
    ['http://hooks.example.com/', 'must start with https://'],
    // Credentials, fragments.
    ['https://user:password@hooks.example.com/', USER],
    ['https://hooks.example.com@evil.example/', USER],
    ['https://@hooks.example.com/', USER],
    ['https://hooks.example.com/#x', 'must not have a fragment'],
    // Hosts and ports that nobody allowed.
    ['https://evil.example/', HOST],
    ['https://hooks.example.com.evil.example/', HOST],
    ['https://hooks.example.com%2eevil.example/', HOST],
    ['https://evil.example/hooks.example.com', HOST],
    ['https://evil.example?hooks.example.com', HOST],
    ['https://hooks.example.com./', HOST],
    ['https://tenants.example/', HOST],
    ['https://hooks.example.com:22/', HOST],
    ['https://hooks.example.com:8443/', HOST],
    ['https://hooks.example.com:80/', HOST],
    ['https://localhost/', HOST],
    ['https://192.168.0.1/', HOST],
    ['https://xn--hks-lmaa.example.com/', HOST],
    ['https://[::ffff:127.0.0.1]/', HOST],
    // Addresses in all their notations, even if their host is listed.
    ['https://127.0.0.1/', ADDRESS],
    ['https://127.1/', ADDRESS],
    ['https://2130706433/', ADDRESS],
    ['https://0x7f000001/', ADDRESS],
    ['https://0x7f.0.0.1/', ADDRESS],
    ['https://017700000001/', ADDRESS],
    ['https://127.0.0.1./', ADDRESS],
    ['https://169.254.169.254/latest/meta-data/', ADDRESS],
    ['https://0xa9fea9fe/', ADDRESS],
    ['https://10.0.0.1/', ADDRESS],
    ['https://0/', ADDRESS],
    ['https://[::1]/', ADDRESS],
    ['https://[0:0:0:0:0:0:0:1]/', ADDRESS],
    ['https://[::ffff:10.0.0.1]/', ADDRESS],
    ['https://[64:ff9b::10.0.0.1]/', ADDRESS],
    ['https://[fd00:ec2::254]/', ADDRESS],
    [`https://hooks.example.com/${'a'.repeat(2048)}`, 'must have at most 2048 characters'],
  ])('%j is refused: %s', (written, why) => {
    const act = () => assertAllowedDestination(written, strict);
    expect(act).toThrow(WebhookNotAllowedError);
    expect(act).toThrow(why);
  });

  it.each(['http://hooks.example.com/', 'http://127.0.0.1/', 'https://10.0.0.1/', 'http://[::1]/'])(
    '%s is taken where private addresses are allowed',
    (written) => {
      expect(assertAllowedDestination(written, lenient).href).toBe(written);
    },
  );

  it.each([
    ['https://169.254.169.254/', ADDRESS],
    ['https://[fd00:ec2::254]/', ADDRESS],
    ['https://0.0.0.0/', ADDRESS],
    ['https://[::ffff:10.0.0.1]/', ADDRESS],
    ['https://192.168.0.1/', HOST],
    ['https://user@127.0.0.1/', USER],
  ])('%s is refused even there', (written, why) => {
    expect(() => assertAllowedDestination(written, lenient)).toThrow(why);
  });

  it('is refused where no hosts are set', () => {
    expect(() => assertAllowedDestination('https://hooks.example.com/', { hosts: [], allowPrivate: true })).toThrow(
      'must be left out: this service sends no notifications',
    );
  });
});
