import { jsdom } from '../../../lib/hosts/jsdom/index.ts';
import { hostContract } from '../contract.ts';

hostContract('jsdom', () => jsdom());
