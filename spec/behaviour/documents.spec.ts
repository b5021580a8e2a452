import { documentChoices } from '../../lib/behaviour/documents.ts';
import { describeChoices } from './choices.ts';

describeChoices('the choices about pages that are left', documentChoices, {
  backForwardCache: ['keep', 'keep', 'drop', 'drop'],
  beforeUnloadPrompt: ['always', 'user', 'user', 'user'],
});
