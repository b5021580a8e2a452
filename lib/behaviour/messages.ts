import { frozen, type Choices } from './choice.ts';

/** Choices about messages of a BroadcastChannel. */
export interface MessageBehaviour {
  /**
   * In which queue they wait. `with-storage-events`: in that of storage events, so that a post and a change of storage are heard in the
   * order in which they were made. `apart`: in one of their own, so that a scheduler may choose either first. Default
   * `with-storage-events`.
   */
  readonly channelQueue: 'with-storage-events' | 'apart';
  /** What a message throws that holds a MessagePort: a DataCloneError, or a TypeError. Default `DataCloneError`. */
  readonly portInChannelMessage: 'DataCloneError' | 'TypeError';
}

export const messageChoices: Choices<MessageBehaviour> = frozen({
  channelQueue: {
    values: ['with-storage-events', 'apart'],
    default: 'with-storage-events',
    standard: 'with-storage-events',
    evidence: { chromium: 'apart', firefox: 'apart', webkit: 'apart' },
    seen:
      'A script posts, sets an item and posts again: in another tab the event comes last, first or between the two in Chromium, last in ' +
      'Firefox, last or first in WebKit. Posts of one script keep their order everywhere.',
    link: 'https://github.com/web-platform-tests/wpt/tree/master/webmessaging/broadcastchannel',
  },
  portInChannelMessage: {
    values: ['DataCloneError', 'TypeError'],
    default: 'DataCloneError',
    standard: 'DataCloneError',
    evidence: { chromium: 'DataCloneError', firefox: 'DataCloneError', webkit: 'TypeError' },
    seen: 'postMessage(port) of a channel, which nothing can transfer, throws a DataCloneError with code 25, and in WebKit a TypeError.',
    link: 'https://github.com/web-platform-tests/wpt/blob/master/webmessaging/broadcastchannel/interface.any.js',
  },
});
