import { describe, expect, it } from '@jest/globals';
import { allowedHosts, isAllowedHost } from '../../../src/webhooks/destination/allowed-hosts.js';

describe('an entry of the allow-list', () => {
  it.each([
    ['hooks.example.com', 'https://hooks.example.com/a', true],
    ['hooks.example.com', 'https://HOOKS.example.com:443/a', true],
    ['Hooks.Example.COM', 'https://hooks.example.com/', true],
    ['hooks.example.com', 'https://hooks.example.com:8443/', false],
    ['hooks.example.com', 'https://a.hooks.example.com/', false],
    ['hooks.example.com', 'https://hooks.example.com.evil.example/', false],
    ['hooks.example.com', 'https://xhooks.example.com/', false],
    ['hooks.example.com:8443', 'https://hooks.example.com:8443/', true],
    ['hooks.example.com:8443', 'https://hooks.example.com/', false],
    ['hooks.example.com:443', 'https://hooks.example.com/', true],
    ['hooks.example.com', 'http://hooks.example.com/', true],
    ['hooks.example.com:443', 'http://hooks.example.com/', false],
    ['*.example.com', 'https://a.example.com/', true],
    ['*.example.com', 'https://a.b.example.com/', true],
    ['*.example.com', 'https://example.com/', false],
    ['*.example.com', 'https://evilexample.com/', false],
    ['*.example.com', 'https://a.example.com:8443/', false],
    ['*.example.com:8443', 'https://a.example.com:8443/', true],
    ['a.example, b.example ,*.c.example', 'https://x.c.example/', true],
    ['xn--bcher-kva.example', 'https://bücher.example/', true],
    ['127.0.0.1:8080', 'http://127.1:8080/', true],
    ['[::1]:8080', 'http://[0:0:0:0:0:0:0:1]:8080/', true],
  ])('%s and %s: %s', (list, url, allowed) => {
    expect(isAllowedHost(new URL(url), allowedHosts(list))).toBe(allowed);
  });

  it.each([
    '*',
    '*.com',
    '*.1.2.3.4',
    '*.[::1]',
    'a.*.example',
    '*a.example',
    'https://a.example',
    'a.example/',
    'a.example.',
    'a.example:0',
    'a.example:65536',
    'a.example:',
    'user@a.example',
    'a.example,',
    'a b.example',
    'bücher.example',
  ])('%s is refused', (list) => {
    expect(() => allowedHosts(list)).toThrow('must be host names');
  });
});
