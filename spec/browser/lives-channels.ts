import type { BareBroadcastChannel } from '../../lib/hosts/bare/index.ts';
import type { BareWindow } from '../../lib/index.ts';
import type { TraceEvent, TraceEventOf } from '../../lib/trace/trace-event.ts';
import { isActive, type Life } from './lives-life.ts';
import type { ChannelAct } from './lives-own-acts.ts';

interface OpenChannel {
  readonly channel: BareBroadcastChannel;
  /** As the trace counts channels. */
  readonly number: number;
  closed: boolean;
}

/** Most channels that are opened in one run. */
const mostChannels = 16;

/** What page code of one run does with channels, and what it hears by them. */
export class Channels {
  /** Messages that were heard. */
  heard = 0;
  readonly #claim: (holds: boolean, what: () => string) => void;
  /** By the document that was shown when they were made. */
  readonly #ofDocuments = new WeakMap<object, OpenChannel[]>();
  /** Names of the channels that messages went through. */
  readonly #sent: string[] = [];
  #made = 0;

  constructor(claim: (holds: boolean, what: () => string) => void) {
    this.#claim = claim;
  }

  /** A page that has none yet opens one first. False: enough have been opened. */
  perform(act: ChannelAct, window: BareWindow): boolean {
    const open = this.#ofDocuments.get(window.document) ?? [];
    if (act.do === 'open channel' || open.length === 0) {
      if (this.#made === mostChannels) return false;
      open.push(this.#open(window, act.do === 'open channel' ? act.name : 'c'));
      this.#ofDocuments.set(window.document, open);
    }
    const chosen = open[('channel' in act ? act.channel : 0) % open.length] as OpenChannel;
    if (act.do === 'post to channel') this.#post(chosen);
    if (act.do === 'close channel') {
      chosen.channel.close();
      chosen.closed = true;
    }
    return true;
  }

  #open(window: BareWindow, name: string): OpenChannel {
    const channel = new window.BroadcastChannel(name);
    const opened: OpenChannel = { channel, number: ++this.#made, closed: false };
    const { origin } = window;
    channel.addEventListener('message', (event) => {
      const what = `channel ${opened.number} hears ${JSON.stringify(event.data)}`;
      const { id, of } = event.data as { readonly id: number; readonly of: number };
      this.heard++;
      this.#claim(event.isTrusted && event.origin === origin, () => `${what} from ${event.origin}, not ${origin}`);
      this.#claim(this.#sent[id] === name && of !== opened.number, () => `${what}, and is called ${name}`);
      this.#claim(!opened.closed, () => `${what}, and is closed`);
    });
    channel.onmessageerror = () => this.#claim(false, () => `channel ${opened.number} hears a messageerror`);
    return opened;
  }

  #post({ channel, number, closed }: OpenChannel): void {
    const id = this.#sent.push(channel.name) - 1;
    try {
      channel.postMessage({ id, of: number });
    } catch (error) {
      this.#claim(closed && (error as Error).name === 'InvalidStateError', () => `channel ${number} throws ${String(error)}`);
    }
  }
}

interface TracedChannel {
  readonly number: number;
  /** That of its window: another one once the window of an initial about:blank goes on. */
  document: number;
  readonly name: string;
  closed: boolean;
}

/** A message on its way to one channel. */
interface OnItsWay {
  readonly message: number;
  readonly to: TracedChannel;
}

/** Follows a trace and says which claims about channels do not hold: who is told of a post, in which order, and what becomes of it. */
export class ChannelClaims {
  readonly broken: string[] = [];
  /** Messages that were fired. */
  fired = 0;
  readonly #lives: ReadonlyMap<number, Life>;
  /** In the order in which they were made. */
  readonly #channels: TracedChannel[] = [];
  readonly #tasks = new Map<number, OnItsWay>();
  /** Whom the last post has yet to be queued for. */
  #untold: OnItsWay[] = [];
  #running: OnItsWay | null = null;

  constructor(lives: ReadonlyMap<number, Life>) {
    this.#lives = lives;
  }

  /** After whoever follows the documents has had the event. */
  take(event: TraceEvent): void {
    if (event.type === 'task-held') return;
    if (event.type === 'task-queued' && event.label.startsWith('channel ')) {
      this.#queued(event);
      return;
    }
    for (const { message, to } of this.#untold) this.#break(event, `message ${message} is not queued for channel ${to.number}`);
    this.#untold = [];
    switch (event.type) {
      case 'document-created':
        this.#goOn(event);
        break;
      case 'channel-opened':
        this.#channels.push({ number: event.channel, document: event.document, name: event.name, closed: false });
        break;
      case 'channel-closed':
        for (const channel of this.#channels) if (channel.number === event.channel) channel.closed = true;
        break;
      case 'message-posted':
        if (event.via === 'channel') this.#posted(event);
        break;
      case 'task-started':
        this.#running = this.#tasks.get(event.task) ?? null;
        break;
      case 'message-fired':
      case 'message-dropped':
        if (event.via === 'channel') this.#arrived(event);
        break;
      case 'task-ended':
        if (this.#running !== null) this.#break(event, `nothing came of message ${this.#running.message}`);
        break;
      default:
    }
  }

  /** The first page of a popup or frame has the window of its about:blank where that is of its origin. */
  #goOn({ document, predecessor }: TraceEventOf<'document-created'>): void {
    for (const channel of this.#channels) if (channel.document === predecessor) channel.document = document;
  }

  #posted(event: TraceEventOf<'message-posted'>): void {
    const sender = Number(/of: (\d+)/.exec(event.data)?.[1]);
    const own = this.#channels.find(({ number }) => number === sender);
    const origin = this.#lives.get(own?.document ?? -1)?.origin;
    if (own === undefined || own.closed || !this.#isActive(event.document)) {
      this.#break(event, `channel ${sender} of document ${event.document} posts, and may not`);
      return;
    }
    // Which opaque origin it is nobody is told.
    const hears = ({ document }: TracedChannel): boolean =>
      this.#lives.get(document)?.origin === origin && this.#isActive(document);
    const all = this.#channels.filter((each) => each !== own && each.name === own.name && !each.closed && hears(each));
    const told = origin === 'null' ? all.filter(({ document }) => document === event.document) : all;
    if (origin !== 'null' && told.length !== event.to)
      this.#break(event, `a post goes to ${event.to} channels, not ${told.length}`);
    if (event.to >= told.length) this.#untold = told.map((to) => ({ message: event.message, to }));
  }

  #queued(event: TraceEventOf<'task-queued'>): void {
    const next = this.#untold[0];
    if (next?.to.document !== event.document || event.label !== `channel ${next.to.name}`) {
      const isForeign = this.#lives.get(event.document ?? -1)?.origin === 'null';
      if (!isForeign) this.#break(event, `a message is queued for document ${event.document}, and next is ${next?.to.document}`);
      return;
    }
    this.#untold.shift();
    this.#tasks.set(event.task, next);
  }

  #arrived(event: TraceEventOf<'message-fired'> | TraceEventOf<'message-dropped'>): void {
    const running = this.#running;
    this.#running = null;
    if (event.type === 'message-fired') this.fired++;
    if (running === null) {
      if (this.#lives.get(event.document)?.origin !== 'null') this.#break(event, `message ${event.message} is fired out of turn`);
      return;
    }
    const { message, to } = running;
    const isRight = message === event.message && to.document === event.document && to.name === event.name;
    if (!isRight) this.#break(event, `message ${event.message} is fired at document ${event.document}, not ${to.document}`);
    if (to.closed !== (event.type === 'message-dropped')) this.#break(event, `channel ${to.number} hears: ${!to.closed}`);
    if (!this.#isActive(to.document)) this.#break(event, `channel ${to.number} hears in a document that is not shown`);
  }

  #isActive(document: number): boolean {
    const life = this.#lives.get(document);
    return life !== undefined && isActive(life);
  }

  #break({ i }: TraceEvent, what: string): void {
    this.broken.push(`event ${i}: ${what}`);
  }
}
