import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { StepOrder } from '../../../lib/trace/happens-before/order.ts';
import { Trace } from '../../../lib/trace/reader.ts';
import { failureOf } from '../../test-failure.ts';
import { header } from '../tickets.ts';
import { queued, ran, runOf, wrote } from './runs.ts';

const events = runOf(
  ...[queued(0, 1), queued(1, 2), queued(2, 3)],
  ...[ran(0, wrote(1, 'k', '1')), ran(1, wrote(2, 'k', '2')), ran(2, wrote(3, 'k', '3'))],
);
const trace = new Trace({ header, events: () => events });
