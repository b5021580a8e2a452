import type { Shown } from '../../infra/inspect.ts';

/** What an object of an emulator is, as it alone can tell: whatever is asked of a Proxy may be a trap of the page. */
export type PlatformObject =
  | { readonly as: 'node'; readonly nodeType: number; readonly localName: string | null }
  | { readonly as: 'list' | 'name'; readonly name: string }
  | { readonly as: 'location' | 'event' };

interface ShownNode {
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly URL?: string;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string | null }>;
}

const mostUnits = 200;
const mostNodes = 20;

/** A node, a list of nodes, a location or an event in short, as a console shows it; null for all else. */
export function describePlatformObject(value: object, what: PlatformObject | null, shown: Shown): string | null {
  switch (what?.as) {
    case 'node':
      return ofNode(value as ShownNode, what.nodeType, what.localName);
    case 'list': {
      const nodes = [...(value as Iterable<object>)];
      const more = nodes.length > mostNodes ? [`… ${nodes.length - mostNodes} more`] : [];
      return `${what.name}(${nodes.length}) [${[...nodes.slice(0, mostNodes).map(shown), ...more].join(', ')}]`;
    }
    case 'name':
      return what.name;
    case 'location':
      return `Location ${Reflect.get(value, 'href') as string}`;
    case 'event':
      return `${value.constructor.name} ${Reflect.get(value, 'type') as string}`;
    default:
      return null;
  }
}

function ofNode(node: ShownNode, nodeType: number, localName: string | null): string {
  switch (nodeType) {
    case 1:
      return tagOf(node, localName);
    case 9:
      return `#document ${node.URL}`;
    case 3:
    case 8:
      return shortened(`${node.nodeName} ${JSON.stringify(node.nodeValue)}`);
    case 11:
      return '#document-fragment';
    default:
      return node.nodeName;
  }
}

function tagOf({ attributes = [] }: ShownNode, localName: string | null): string {
  const written = [...attributes].map(({ name, value }) => ` ${name}="${value}"`);
  return shortened(`<${localName ?? ''}${written.join('')}>`);
}

function shortened(text: string): string {
  return text.length > mostUnits ? `${text.slice(0, mostUnits - 1)}…` : text;
}
