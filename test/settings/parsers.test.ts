import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  hmacSecret,
  httpUrl,
  jwksUrl,
  networks,
  oneOf,
  postgresUrl,
  publicKey,
  someOf,
  wholeNumber,
} from '../../src/settings/parsers.js';

const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();

describe('setting parsers', () => {
  it('wholeNumber takes whole numbers between its bounds', () => {
    const parse = wholeNumber(1, 100);
    expect(['1', '100', '007'].map(parse)).toEqual([1, 100, 7]);
    for (const bad of ['0', '101', '-1', '1.5', '1e1', '0x10', 'ten', '1 0', '１', '99999999999999999999', 'NaN', 'Infinity'])
      expect(() => parse(bad)).toThrow('must be a whole number from 1 to 100');
  });

  it('oneOf takes its words by the letter', () => {
    expect(oneOf('on', 'off')('off')).toBe('off');
    for (const bad of ['ON', 'yes', 'on off', 'toString'])
      expect(() => oneOf('on', 'off')(bad)).toThrow('must be one of: on, off');
  });

  it('someOf takes any of its words by the letter, with commas or spaces between them', () => {
    const parse = someOf('a:read', 'a:pdf');
    for (const both of ['a:read,a:pdf', 'a:pdf a:read', 'a:read ,\t a:pdf', 'a:read\n a:pdf a:read'])
      expect([...parse(both)].toSorted()).toEqual(['a:pdf', 'a:read']);
    expect(parse('a:pdf')).toEqual(new Set(['a:pdf']));
    for (const bad of ['A:READ', 'a:*', 'a:read;a:pdf', 'a:read,', ',', 'a:read,,a:pdf', 'a:read b', 'toString', ''])
      expect(() => parse(bad)).toThrow('must be one or more of: a:read, a:pdf; separated by commas or spaces');
  });

  it('postgresUrl takes both names of the protocol, and never repeats the password', () => {
    for (const good of ['postgresql://u:p@h:5432/d', 'postgres://h/d']) expect(postgresUrl(good)).toBe(good);
    for (const bad of ['mysql://u:hunter2@h/d', 'h:5432', 'u:hunter2@h', 'file:./dev.db']) {
      expect(() => postgresUrl(bad)).toThrow(/^must be a URL that starts with postgresql:\/\/$/);
    }
  });

  it('jwksUrl takes https, and http on this machine only', () => {
    for (const good of ['https://id.example/jwks', 'http://localhost:8080/jwks', 'http://127.0.0.1/jwks', 'http://[::1]/jwks'])
      expect(jwksUrl(good).href).toBe(good);
    for (const bad of [
      'http://id.example/jwks',
      'http://localhost.evil.example/',
      'http://127.0.0.1.evil.example/',
      'ftp://id.example',
      'file:///etc/passwd',
      'jwks',
    ])
      expect(() => jwksUrl(bad)).toThrow(/https:\/\//);
  });

  it('httpUrl takes the address of a site or of a folder in it', () => {
    for (const good of ['https://b.example/', 'http://b.example:8080/press', 'http://[::1]:3000/', 'https://b.example/a/b/'])
      expect(httpUrl(good).href).toBe(good);
    expect(httpUrl('HTTPS://B.example:443').href).toBe('https://b.example/');
  });

  it.each([
    'b.example',
    '//b.example',
    '/press',
    'https://',
    'ftp://b.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://user@b.example',
    'https://user:hunter2@b.example/press',
    'https://:hunter2@b.example',
    'https://b.example/?',
    'https://b.example/?a=1',
    'https://b.example/#',
    'https://b.example/#top',
    'https://b.example:99999/',
    'https://b .example/',
  ])('httpUrl refuses %s, and never repeats it', (bad) => {
    expect(() => httpUrl(bad)).toThrow(
      /^must be a URL that starts with https:\/\/ or http:\/\/, without user, password, query and fragment$/,
    );
  });

  it('hmacSecret refuses less than 32 bytes, counted as bytes, and never repeats it', () => {
    expect(hmacSecret('x'.repeat(32))).toHaveLength(32);
    expect(hmacSecret('ä'.repeat(16))).toHaveLength(16);
    const short = 'hunter2'.repeat(4);
    expect(() => hmacSecret(short)).toThrow(/at least 32 bytes/);
    expect(() => hmacSecret(short)).not.toThrow(/hunter2/);
  });

  it.each([
    ['RSA of 2048 bits', generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey, 'rsa'],
    ['EC P-256', generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey, 'ec'],
    ['Ed25519', generateKeyPairSync('ed25519').publicKey, 'ed25519'],
  ])('publicKey takes %s, in lines or with \\n', (_, key, type) => {
    expect(publicKey(pem(key)).asymmetricKeyType).toBe(type);
    expect(publicKey(pem(key).replaceAll('\n', '\\n')).asymmetricKeyType).toBe(type);
  });

  it.each([
    ['RSA of 1024 bits', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey)],
    ['RSA-PSS', pem(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey)],
    ['EC P-384', pem(generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey)],
    ['Ed448', pem(generateKeyPairSync('ed448').publicKey)],
    ['X25519', pem(generateKeyPairSync('x25519').publicKey)],
    ['text', 'a key'],
    ['an empty frame', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----'],
  ])('publicKey refuses %s', (_, text) => {
    expect(() => publicKey(text)).toThrow(/^must be a public key in PEM: RSA of at least 2048 bits, EC P-256 or Ed25519$/);
  });

  it.each(['pkcs8', 'pkcs1', 'sec1'] as const)('publicKey refuses a private key (%s) and never repeats it', (type) => {
    const { privateKey } =
      type === 'sec1'
        ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
        : generateKeyPairSync('rsa', { modulusLength: 2048 });
    const text = privateKey.export({ type, format: 'pem' }).toString();
    expect(() => publicKey(text)).toThrow(/this is a private key/);
    expect(() => publicKey(text)).not.toThrow(/BEGIN/);
  });

  it('networks takes addresses and networks', () => {
    expect(networks('10.0.0.0/8, 192.0.2.7,::1 , 2001:db8::/32')).toEqual(['10.0.0.0/8', '192.0.2.7', '::1', '2001:db8::/32']);
    for (const bad of [
      'true',
      'loopback',
      '10.0.0.0/33',
      '10.0.0/8',
      '10.0.0.0/8/8',
      '10.0.0.0/',
      '::/129',
      '10.0.0.0/-1',
      'a, 10.0.0.1',
      '10.0.0.1,',
    ])
      expect(() => networks(bad)).toThrow(/must be addresses or networks/);
  });

  it.each(['0.0.0.0/0', '::/0'])('networks refuses %s: everyone would be trusted', (everyone) => {
    expect(() => networks(everyone)).toThrow(/must be addresses or networks/);
  });
});
