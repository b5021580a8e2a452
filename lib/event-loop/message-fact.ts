/** What a message goes through: a BroadcastChannel, `postMessage` of a window, a MessagePort. */
export type MessageVia = 'channel' | 'window' | 'port';

/** Facts of messages that pages send each other. */
export type MessageFact =
  /**
   * A page sent a message. What is queued right behind it are the tasks that deliver it. `message`: a number of its own. `name`: of the
   * channel; empty for what has none. `to`: how many can receive it. `data`: as a console shows it.
   */
  | {
      readonly type: 'message-posted';
      readonly message: number;
      readonly document: number;
      readonly via: MessageVia;
      readonly name: string;
      readonly data: string;
      readonly to: number;
      /** The document that it goes to, by a window or a port. Absent of channels, and where there is none. */
      readonly target?: number;
      /** The origin that a message to a window is for. Absent where it is for any. */
      readonly targetOrigin?: string;
    }
  /**
   * A page could not send a message. `name`: of the channel; empty for what has none. `error`: the name of what was thrown, as
   * `DataCloneError`.
   */
  | {
      readonly type: 'message-refused';
      readonly document: number;
      readonly via: MessageVia;
      readonly name: string;
      readonly error: string;
    }
  /** A port was started, and a message that waited for that is queued: its task comes right behind. */
  | { readonly type: 'message-queued'; readonly message: number; readonly document: number }
  /** The event of a message is fired. `kind`: `messageerror` where nothing could be made of it in that window. */
  | {
      readonly type: 'message-fired';
      readonly message: number;
      readonly document: number;
      readonly via: MessageVia;
      readonly name: string;
      readonly kind: 'message' | 'messageerror';
      readonly data: string;
      /** False: there was no listener and no handler for it. Absent where one was, or where that is not known. */
      readonly listeners?: false;
    }
  /** The task of a message ran, and no event was fired. */
  | {
      readonly type: 'message-dropped';
      readonly message: number;
      readonly document: number;
      readonly via: MessageVia;
      readonly name: string;
      readonly reason: 'channel closed' | 'other origin';
    };
