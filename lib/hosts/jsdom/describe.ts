import { inspect, types } from 'node:util';
import type { Shown } from '../../infra/inspect.ts';
import { describePlatformObject, type PlatformObject } from '../page/describe.ts';
import { implOf, prototypes, type NodeImpl } from './internals.ts';

const lists: ReadonlySet<string> = new Set(['NodeList', 'HTMLCollection', 'HTMLFormControlsCollection', 'HTMLOptionsCollection']);
const names: ReadonlySet<string> = new Set(['DOMTokenList', 'DOMStringMap', 'NamedNodeMap', 'CSSStyleProperties']);
const nodes: ReadonlySet<string> = new Set(['HTMLFormElement', 'HTMLSelectElement', 'HTMLFrameSetElement']);

/**
 * An object of jsdom's in short, as a console shows it; null for all else. Some of them are Proxies: they are known by the class of their
 * target.
 */
export function describe(value: object, shown: Shown): string | null {
  return describePlatformObject(value, types.isProxy(value) ? ofProxy(value) : ofObject(value), shown);
}

function ofObject(value: object): PlatformObject | null {
  const impl = implOf<object>(value);
  if (impl === null) return null;
  if ('nodeType' in impl && typeof impl.nodeType === 'number') return ofNode(impl as NodeImpl);
  if (Object.prototype.isPrototypeOf.call(prototypes.event, impl)) return { as: 'event' };
  if (Object.prototype.toString.call(value) === '[object Location]') return { as: 'location' };
  const name = nameOf(value);
  return names.has(name) ? { as: 'name', name } : null;
}

function ofProxy(value: object): PlatformObject | null {
  const name = nameOf(value);
  if (lists.has(name)) return { as: 'list', name };
  if (names.has(name)) return { as: 'name', name };
  return nodes.has(name) ? ofNode(implOf(value) as NodeImpl) : null;
}

/** Of the class, past all traps. */
function nameOf(value: object): string {
  return /^\[?([\w$]+)/.exec(inspect(value, { depth: -1, customInspect: false }))?.[1] ?? '';
}

function ofNode({ nodeType, _localName }: NodeImpl): PlatformObject {
  return { as: 'node', nodeType, localName: _localName ?? null };
}
