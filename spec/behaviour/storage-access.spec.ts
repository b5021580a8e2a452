import { storageAccessChoices } from '../../lib/behaviour/storage-access.ts';
import { describeChoices } from './choices.ts';

describeChoices('the choices about who may store how much', storageAccessChoices, {
  thirdPartyStorage: ['allow', 'partition', 'partition', 'partition'],
  partitionKey: ['site-and-ancestors', 'site-and-ancestors', 'site-and-ancestors', 'top-level-origin'],
  quotaMeasure: ['utf-16', 'utf-16', 'utf-16', 'latin-1-or-utf-16'],
  clearSiteDataResponses: ['credentials', 'credentials', 'any', 'any'],
});
