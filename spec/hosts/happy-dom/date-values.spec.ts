import { expect } from 'chai';
import { dateTypes } from '../../../lib/hosts/happy-dom/date-values.ts';

const day = 86_400_000;

describe('the number of a value', () => {
  for (const [type, text, number] of [
    ['date', '1970-01-02', day],
    ['date', '0001-01-01', -719_162 * day],
    ['date', '2020-02-29', 18_321 * day],
    ['time', '10:01', 601 * 60_000],
    ['time', '10:01:02', 601 * 60_000 + 2000],
    ['time', '00:00:00.050', 50],
    ['datetime-local', '1970-01-02T10:01', day + 601 * 60_000],
    ['month', '1970-01', 0],
    ['month', '1969-12', -1],
    ['month', '2020-05', 604],
    ['week', '1970-W01', -3 * day],
    ['week', '1970-W02', 4 * day],
    ['week', '2020-W53', 18_624 * day],
    ['week', '2021-W01', 18_631 * day],
  ] as const) {
    it(`of the type ${type} is ${number} for ${text}, and that number is written so`, () => {
      const { parse, format } = dateTypes.get(type)!;

      expect([parse(text), format(number)]).to.deep.equal([number, text]);
    });
  }

  for (const [type, ...texts] of [
    ['date', '', '1970-1-1', '2021-02-29', '0000-01-01', '1970-13-01', 'x1970-01-01'],
    ['time', '', '24:00', '10:60', '10:00:60', '10:00:00.1234', '1:00'],
    ['datetime-local', '', '1970-01-02', '1970-01-02T24:00', '1970-02-30T10:00'],
    ['month', '', '1970-00', '1970-13', '0000-01', '1970-5'],
    ['week', '', '1970-W00', '2021-W53', '0000-W01', '1970-W1'],
  ] as const) {
    it(`of the type ${type} is none where the text is no such value`, () => {
      expect(texts.filter((text) => dateTypes.get(type)!.parse(text) !== null)).to.deep.equal([]);
    });
  }
});
