import { Agent } from '../event-loop/agent.ts';
import { serializeOrigin, type Origin } from '../origin/origin.ts';
import { obtainSite } from '../origin/site.ts';

/**
 * A browsing context group: the documents that may reach each other's objects, and an agent for each site among them.
 *
 * HTML, browsing context groups: https://html.spec.whatwg.org/multipage/#browsing-context-group
 */
export class BrowsingContextGroup {
  /** After the tab that made it. */
  readonly name: string;
  /** Its top-level traversables, oldest first. */
  topLevels: readonly object[] = [];
  readonly #nextAgentId: () => number;
  /** Few: a list takes less than a set. */
  readonly #ids: number[] = [];
  readonly #agents = new Map<string, Agent>();
  /** HTML's historical agent cluster key map: what the first document of an origin decided for all that follow. */
  #keys: Map<string, string> | null = null;
  /** Most groups have one origin: it is remembered without a map. */
  #firstOrigin: string | null = null;
  #firstKey = '';

  constructor(name: string, nextAgentId: () => number) {
    this.name = name;
    this.#nextAgentId = nextAgentId;
  }

  add(topLevel: object): void {
    this.topLevels = this.topLevels.concat(topLevel);
  }

  remove(topLevel: object): void {
    this.topLevels = this.topLevels.filter((each) => each !== topLevel);
  }

  /** The agent for documents of that origin. `navigable`: the name of whose document it is made for, if it is made. */
  // HTML, agents, obtain a similar-origin window agent.
  // https://html.spec.whatwg.org/multipage/#obtain-similar-origin-window-agent
  agentFor(origin: Origin, navigable: string, requestsOriginAgentCluster: boolean = false): Agent {
    // 1 to 3
    const key = this.#keyFor(origin, requestsOriginAgentCluster);
    // 4
    let agent = this.#agents.get(key);
    if (agent === undefined) {
      agent = new Agent(this.#nextAgentId(), this.#nameFor(origin, navigable, key));
      this.#agents.set(key, agent);
      this.#ids.push(agent.id);
    }
    // 5
    return agent;
  }

  /** As new: it has no agents. */
  reset(): void {
    this.#agents.clear();
    this.#keys = this.#firstOrigin = null;
    this.#ids.length = 0;
  }

  /** Whether the agent of that id is one of the group's. */
  has(agent: number): boolean {
    return this.#ids.includes(agent);
  }

  /** Lanes are named after agents, so the name comes from the site, and for opaque origins from the navigable: from no counter. */
  #nameFor(origin: Origin, navigable: string, key: string): string {
    if (this.#agents.size === 0) return this.name;
    return origin.opaque ? `${navigable}@opaque` : `${this.name}@${key.replace(/^https?:\/\//, '')}`;
  }

  /** A site; or, where it was asked for first, the origin alone. */
  #keyFor(origin: Origin, requestsOriginAgentCluster: boolean): string {
    if (origin.opaque) return obtainSite(origin);
    const serialized = serializeOrigin(origin);
    const known = this.#knownKey(serialized);
    if (known !== undefined) return known;
    const key = requestsOriginAgentCluster ? `${serialized} alone` : obtainSite(origin);
    if (this.#firstOrigin === null) {
      this.#firstOrigin = serialized;
      this.#firstKey = key;
    } else {
      this.#keys ??= new Map();
      this.#keys.set(serialized, key);
    }
    return key;
  }

  #knownKey(serialized: string): string | undefined {
    return serialized === this.#firstOrigin ? this.#firstKey : this.#keys?.get(serialized);
  }

  /** Whether the documents of that origin have an agent of their own: `document.domain` cannot change then. */
  isOriginKeyed(origin: Origin): boolean {
    return !origin.opaque && this.#knownKey(serializeOrigin(origin))?.endsWith(' alone') === true;
  }
}
