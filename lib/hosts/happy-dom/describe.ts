import { Event, Location, Node, PropertySymbol, type Element } from 'happy-dom';
import { inspect, types } from 'node:util';
import type { Shown } from '../../infra/inspect.ts';
import { describePlatformObject, type PlatformObject } from '../page/describe.ts';

/**
 * An object of happy-dom's in short, as a console shows it; null for all else. Some of them are Proxies: they are known by the class of their
 * target.
 */
export function describe(value: object, shown: Shown): string | null {
  return describePlatformObject(value, types.isProxy(value) ? ofProxy(value) : ofObject(value), shown);
}

function ofObject(value: object): PlatformObject | null {
  if (isOf(Node, value)) return ofNode(value as Node);
  if (isOf(Location, value)) return { as: 'location' };
  return isOf(Event, value) ? { as: 'event' } : null;
}

function isOf({ prototype }: { readonly prototype: object }, value: object): boolean {
  return Object.prototype.isPrototypeOf.call(prototype, value);
}

function ofProxy(value: object): PlatformObject | null {
  const name = /^\[?([\w$]+)/.exec(inspect(value, { depth: -1, customInspect: false }))?.[1];
  switch (name) {
    case 'HTMLFormElement':
    case 'HTMLSelectElement':
      return ofNode(value as Node);
    case 'NodeList':
    case 'HTMLCollection':
      return { as: 'list', name };
    case 'DOMTokenList':
    case 'DOMStringMap':
    case 'NamedNodeMap':
    case 'CSSStyleDeclaration':
      return { as: 'name', name };
    default:
      return null;
  }
}

function ofNode(node: Node): PlatformObject {
  return { as: 'node', nodeType: node[PropertySymbol.nodeType], localName: (node as Element)[PropertySymbol.localName] ?? null };
}
