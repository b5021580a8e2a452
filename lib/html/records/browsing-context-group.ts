import { SmallMap } from '../../infra/small-map.ts';
import { Agent } from '../../event-loop/agent.ts';
import { serializeOrigin, type OpaqueOrigin, type Origin } from '../../origin/origin.ts';
import { obtainSite } from '../../origin/site.ts';
import type { Traversable } from './traversable.ts';

const none: readonly never[] = Object.freeze([]);

/**
 * A browsing context group: the documents that may reach each other's objects, and an agent for each site among them.
 *
 * HTML, browsing context groups: https://html.spec.whatwg.org/multipage/#browsing-context-group
 */
export class BrowsingContextGroup {
  /** After the tab that made it. */
  readonly name: string;
  /** Its top-level traversables, oldest first. */
  topLevels: readonly Traversable[] = none;
  readonly #nextAgentId: () => number;
  /** Few: a list takes less than a set. */
  readonly #ids: number[] = [];
  readonly #agents: SmallMap<string, Agent> = new SmallMap();
  /** HTML's historical agent cluster key map: what the first document of an origin decided for all that follow. */
  readonly #keys: SmallMap<string, string> = new SmallMap();

  constructor(name: string, nextAgentId: () => number) {
    this.name = name;
    this.#nextAgentId = nextAgentId;
  }

  add(topLevel: Traversable): void {
    this.topLevels = this.topLevels.length === 0 ? [topLevel] : [...this.topLevels, topLevel];
  }

  remove(topLevel: Traversable): void {
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

  /** The last document of an opaque origin is gone: no other document can come to have its agent. */
  forget(origin: OpaqueOrigin): void {
    const key = obtainSite(origin);
    const agent = this.#agents.get(key);
    if (agent === undefined) return;
    this.#agents.delete(key);
    this.#ids.splice(this.#ids.indexOf(agent.id), 1);
  }

  /** Those that documents have, or had. */
  get agents(): readonly Agent[] {
    return this.#agents.values();
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
    const known = this.#keys.get(serialized);
    if (known !== undefined) return known;
    const key = requestsOriginAgentCluster ? `${serialized} alone` : obtainSite(origin);
    this.#keys.set(serialized, key);
    return key;
  }

  /** Whether the documents of that origin have an agent of their own: `document.domain` cannot change then. */
  isOriginKeyed(origin: Origin): boolean {
    return !origin.opaque && this.#keys.get(serializeOrigin(origin))?.endsWith(' alone') === true;
  }
}
