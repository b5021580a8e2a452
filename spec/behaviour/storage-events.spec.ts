import { storageEventChoices } from '../../lib/behaviour/storage-events.ts';
import { describeChoices } from './choices.ts';

describeChoices('the choices about storage events', storageEventChoices, {
  strictHolders: [false, false, false, false],
  clearSiteDataEvents: ['none', 'empty-url', 'none', 'none'],
  storageEventURL: ['now', 'now', 'at-first-use', 'now'],
});
