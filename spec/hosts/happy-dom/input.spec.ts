import { expect } from 'chai';
import { openPage } from './open-page.ts';

function validity(markup: string, code: string, flag: string): unknown {
  const page = openPage({ markup });
  return page.run(`i = document.querySelector('input'); ${code}; i.validity.${flag}`);
}

describe('an input element', () => {
  for (const [type, set, value] of [
    ['number', '12x', ''],
    ['number', '1e3', '1e3'],
    ['number', '5', '5'],
    ['month', '2026-12', '2026-12'],
    ['month', '2026-13', ''],
    ['text', '12x', '12x'],
  ] as const) {
    it(`of the type ${type} has the value '${value}' once a script has set '${set}'`, () => {
      const page = openPage({ markup: `<input type="${type}" min="2026-01" max="2026-06">` });

      const found = page.run(`i = document.querySelector('input'); i.value = '${set}'; [i.value, i.min, i.max].join()`);

      expect(found).to.equal(`${value},2026-01,2026-06`);
    });
  }

  for (const [what, markup, code, flag, expected] of [
    ['a power of ten is no bad input', '<input type="number">', `i.value = '1e3'`, 'badInput', false],
    ['what a script sets is never bad input', '<input type="number">', `i.value = 'x'`, 'badInput', false],
    ['a third step of a tenth fits', '<input type="number" step="0.1">', `i.value = '0.3'`, 'stepMismatch', false],
    ['steps count from min', '<input type="number" step="2" min="1">', `i.value = '3'`, 'stepMismatch', false],
    ['half a step does not fit', '<input type="number">', `i.value = '0.5'`, 'stepMismatch', true],
    ['a text has no steps', '<input value="0.5">', ``, 'stepMismatch', false],
    ['a max that is none bounds nothing', '<input type="number" max="">', `i.value = '5'`, 'rangeOverflow', false],
    ['a number may be too small', '<input type="number" min="5">', `i.value = '4'`, 'rangeUnderflow', true],
    ['nothing is not too small', '<input type="number" min="5">', ``, 'rangeUnderflow', false],
    ['a date may be too late', '<input type="date" max="2026-01-01">', `i.value = '2026-01-02'`, 'rangeOverflow', true],
    ['a date may be without bounds', '<input type="date">', `i.value = '2026-01-02'`, 'rangeUnderflow', false],
    ['a text has no bounds', '<input max="a" value="b">', ``, 'rangeOverflow', false],
  ] as const) {
    it(`is valid as the standard has it: ${what}`, () => {
      expect(validity(markup, code, flag)).to.equal(expected);
    });
  }

  it('steps dates as well as numbers', () => {
    const page = openPage({
      markup: '<input type=date value=2020-02-28><input type=number value=1><input type=month value=2020-01 max=2020-01>',
    });

    const seen =
      page.run(`[date, number, month] = document.querySelectorAll('input'); date.stepUp(2); number.stepUp(); number.stepUp(2); month.stepUp();
      seen = [date.value, number.value, month.value]; date.stepDown(); number.stepDown(); seen.concat(date.value, number.value)`);

    expect(seen).to.deep.equal(['2020-03-01', '4', '2020-01', '2020-02-29', '3']);
  });

  it('has the number of a date, which can be set', () => {
    const page = openPage({ markup: '<input type=week value=1970-W02><input type=number value=5><input type=date>' });

    const seen =
      page.run(`[week, number, date] = document.querySelectorAll('input'); seen = [week.valueAsNumber, number.valueAsNumber, String(date.valueAsNumber)];
      date.valueAsNumber = 86400000; seen.concat(date.value)`);

    expect(seen).to.deep.equal([345_600_000, 5, 'NaN', '1970-01-02']);
  });

  it('sends its form as an image button, unless it is disabled, out of the document or cancelled', () => {
    const page = openPage({ markup: '<form action=/x><input type=image name=a></form>' });

    page.run(`i = document.querySelector('input'); i.addEventListener('click', (event) => { if (cancels) event.preventDefault(); });
      cancels = true; i.click(); cancels = false; i.disabled = true; i.click(); i.disabled = false; i.dispatchEvent(new Event('click'));
      other = document.createElement('form'); other.append(i.cloneNode()); seen = 0; other.onsubmit = () => { seen += 1; }; other.firstChild.click(); i.click()`);

    expect(page.calls).to.deep.equal([
      ['follow', 'https://a.example/x?a.x=0&a.y=0', '', null, { cause: 'form', replace: false }],
    ]);
    expect(page.run('seen')).to.equal(0);
  });
});
