import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import type { Lane, Owner } from '../../lib/event-loop/task.ts';
import { CookieStore } from '../../lib/cookies/cookie-store.ts';
import { OutstandingWork } from '../../lib/event-loop/outstanding-work.ts';
import { Network } from '../../lib/fetch/network.ts';
import type { PageServer } from '../../lib/fetch/page-server.ts';
import type { NetworkRequest } from '../../lib/fetch/request.ts';
import { isNetworkError, type NetworkAnswer } from '../../lib/fetch/response.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { ObserverDouble } from '../event-loop/observer-double.ts';

/** A GET request without headers. */
export const get = (url: string): NetworkRequest => ({ url, method: 'GET', headers: {}, body: null });

/** A network with its loop; `received` says what the clients were given, in that order. */
export class Wire {
  readonly observer: ObserverDouble = new ObserverDouble();
  readonly kernel: Kernel = new Kernel(fifo(), this.observer);
  readonly outstanding: OutstandingWork = new OutstandingWork(this.kernel);
  readonly network: Network;
  readonly cookies: CookieStore;
  readonly received: string[] = [];
  readonly answers: NetworkAnswer[] = [];
  readonly lanes: readonly [Lane, Lane] = [createLane('tab1', 'networking', 0), createLane('tab2', 'networking', 1)];

  constructor(server: PageServer | null, watched = true) {
    const observer = watched ? this.observer : null;
    this.cookies = new CookieStore({ observer, epochNow: () => Date.UTC(2026, 0, 1) });
    const { kernel, outstanding, cookies } = this;
    this.network = new Network({ server, kernel, observer, outstanding, cookies });
  }

  request(request: NetworkRequest, options: { tab?: 0 | 1; owner?: Owner; received?(): void } = {}): void {
    const { tab = 0, owner = null } = options;
    this.network.request(request, {
      tab: `tab${tab + 1}`,
      owner,
      lane: this.lanes[tab],
      receive: (answer) => {
        this.answers.push(answer);
        this.received.push(isNetworkError(answer) ? answer.reason : `${answer.status} ${answer.url}`);
      },
      ...(options.received === undefined ? {} : { received: options.received }),
    });
  }

  run(): void {
    while (this.kernel.begin(null) === 'begun') {
      while (this.kernel.again) this.kernel.resume();
      this.kernel.end();
    }
  }

  /** Waits for what the server says, and delivers it: once, which may be a redirect. */
  async deliver(): Promise<boolean> {
    await this.answered();
    return this.outstanding.fallDue(null) || this.outstanding.deliver(null);
  }

  /** Waits until the server has answered all that was asked, and delivers nothing. */
  answered(): Promise<void> {
    const unlimited = (): Disposable => ({ [Symbol.dispose]: () => undefined });
    return this.outstanding.untilKnown(null, () => true, unlimited);
  }

  async settle(): Promise<void> {
    while (await this.deliver());
    this.run();
  }
}

/** The answer to one request of a fresh network. */
export async function answerTo(request: NetworkRequest, server: PageServer): Promise<NetworkAnswer> {
  const wire = new Wire(server);
  wire.request(request);
  await wire.settle();
  return wire.answers[0] as NetworkAnswer;
}
