import { Event, Location, Node, PropertySymbol, type Document, type Element } from 'happy-dom';
import { inspect, types } from 'node:util';
import type { Shown } from '../../infra/inspect.ts';

const mostUnits = 200;
const mostNodes = 20;

/**
 * A node, a list of nodes, a location or an event in short, as a console shows it; null for all else. Some objects of happy-dom are Proxies: they
 * are known by the class of their target, since whatever else is asked of a Proxy may be a trap of the page.
 */
export function describe(value: object, shown: Shown): string | null {
  if (types.isProxy(value)) return ofProxy(value, shown);
  if (isOf(Node, value)) return ofNode(value as Node);
  if (isOf(Location, value)) return `Location ${(value as Location).href}`;
  if (isOf(Event, value)) return `${value.constructor.name} ${(value as Event).type}`;
  return null;
}

function isOf({ prototype }: { readonly prototype: object }, value: object): boolean {
  return Object.prototype.isPrototypeOf.call(prototype, value);
}

function ofProxy(value: object, shown: Shown): string | null {
  const name = /^\[?([\w$]+)/.exec(inspect(value, { depth: -1, customInspect: false }))?.[1];
  switch (name) {
    case 'HTMLFormElement':
    case 'HTMLSelectElement':
      return ofNode(value as Node);
    case 'NodeList':
    case 'HTMLCollection': {
      const nodes = [...(value as Element['childNodes'])];
      const more = nodes.length > mostNodes ? [`… ${nodes.length - mostNodes} more`] : [];
      return `${name}(${nodes.length}) [${[...nodes.slice(0, mostNodes).map(shown), ...more].join(', ')}]`;
    }
    case 'DOMTokenList':
    case 'DOMStringMap':
    case 'NamedNodeMap':
    case 'CSSStyleDeclaration':
      return name;
    default:
      return null;
  }
}

function ofNode(node: Node): string {
  switch (node[PropertySymbol.nodeType]) {
    case 1:
      return tagOf(node as Element);
    case 9:
      return `#document ${(node as Document).URL}`;
    case 3:
    case 8:
      return shortened(`${node.nodeName} ${JSON.stringify(node.nodeValue)}`);
    case 11:
      return '#document-fragment';
    default:
      return node.nodeName;
  }
}

function tagOf(element: Element): string {
  const attributes = [...element.attributes].map(({ name, value }) => ` ${name}="${value}"`);
  return shortened(`<${element[PropertySymbol.localName] ?? ''}${attributes.join('')}>`);
}

function shortened(text: string): string {
  return text.length > mostUnits ? `${text.slice(0, mostUnits - 1)}…` : text;
}
