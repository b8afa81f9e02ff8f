// Jest's environment for Node with a plain global object. Jest's own looks up every global (`Array`, `Math`, …) through a Proxy: tests that compute much take twice as long.
import { constants, createContext } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/** @typedef {InstanceType<typeof TestEnvironment>} Environment */

/** Shared with Node: its own modules hand out instances of these. */
const SHARED = ['Buffer', 'ArrayBuffer', 'Uint8Array'];

// oxlint-disable-next-line import/no-default-export -- Jest's interface
export default class PlainGlobals extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} given */
  constructor(...given) {
    super(...given);
    const plain = plainCopyOf(this.global);
    const FakeTimers = /** @type {new (options: object) => unknown} */ (this.fakeTimersModern?.constructor);
    const fakeTimersModern = new FakeTimers({ config: given[0].projectConfig, global: plain });
    Object.assign(this, { context: plain, global: plain, fakeTimersModern });
  }
}

/** The global object of a new context, with what Jest added to its own. @param {Environment['global']} global */
function plainCopyOf(global) {
  const plain = /** @type {Environment['global']} */ (createContext(constants.DONT_CONTEXTIFY));
  const own = new Set(Reflect.ownKeys(plain));
  for (const key of Reflect.ownKeys(global)) {
    if (!own.has(key) || SHARED.includes(String(key))) Object.defineProperty(plain, key, copyOf(global, plain, key));
  }
  plain.global = plain;
  plain.Error.stackTraceLimit = 30;
  // Node adds them to its own global object only.
  plain.Object.defineProperties(plain.Symbol, {
    dispose: { value: Symbol.dispose },
    asyncDispose: { value: Symbol.asyncDispose },
  });
  return plain;
}

/** A value as it is; what Node makes when it is first read (`fetch`, `crypto`, …) then, and once. @param {object} from @param {object} to @param {PropertyKey} key */
function copyOf(from, to, key) {
  const given = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(from, key));
  if (!given.get || !given.configurable) return given;
  const set = (/** @type {unknown} */ value) => {
    Object.defineProperty(to, key, { value, writable: true, configurable: true, enumerable: given.enumerable });
    return value;
  };
  return { ...given, get: () => set(Reflect.get(from, key)), set };
}
