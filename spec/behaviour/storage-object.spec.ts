import { storageObjectChoices } from '../../lib/behaviour/storage-object.ts';
import { describeChoices } from './choices.ts';

describeChoices('the choices about Storage objects', storageObjectChoices, {
  builtinNames: ['store', 'refuse', 'refuse', 'refuse'],
  shadowedKeys: ['hidden', 'listed-but-length', 'hidden', 'listed'],
  storageOfGoneDocument: ['works', 'refused', 'works', 'read-only'],
  quotaException: ['QuotaExceededError', 'QuotaExceededError', 'DOMException', 'DOMException'],
});
