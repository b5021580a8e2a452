import type { HeaderList } from '../../fetch/header-list.ts';
import { getStructuredItem } from '../../fetch/header-list.ts';

/**
 * Whether a response asks for an agent of its origin alone. Anything but a structured `?1` asks for nothing, `?0` too. What comes of
 * it is the browsing context group's: the first document of an origin decides for all that follow.
 *
 * HTML, origin-keyed agent clusters: https://html.spec.whatwg.org/multipage/#origin-agent-cluster
 */
export function requestsOriginAgentCluster(headers: HeaderList, secureContext: boolean): boolean {
  if (!secureContext) return false;
  const item = getStructuredItem(headers, 'Origin-Agent-Cluster');
  return item?.type === 'boolean' && item.value;
}
