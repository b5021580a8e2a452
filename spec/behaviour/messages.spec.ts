import { messageChoices } from '../../lib/behaviour/messages.ts';
import { describeChoices } from './choices.ts';

describeChoices('the choices about messages of a BroadcastChannel', messageChoices, {
  channelQueue: ['with-storage-events', 'apart', 'apart', 'apart'],
  portInChannelMessage: ['DataCloneError', 'DataCloneError', 'DataCloneError', 'TypeError'],
});
