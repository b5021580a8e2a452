import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { hostContract } from '../contract.ts';

hostContract('happy-dom', () => happyDom());
